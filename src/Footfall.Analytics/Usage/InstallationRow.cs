namespace Footfall.Analytics.Usage;

/// <summary>A version of a package that was installed.</summary>
/// <param name="Time">When.</param>
/// <param name="Package">Name of the package.</param>
/// <param name="Version">Version; empty when it was not told.</param>
/// <param name="Ms">How long it took, in milliseconds.</param>
/// <param name="UserId">Who did it; empty when it was not told.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Total">Installations in all, beyond the limit.</param>
public sealed record InstallationRow(DateTimeOffset Time, string Package, string Version, double Ms, string UserId, string UserName, long Total);
