namespace Footfall.Analytics.Usage;

/// <summary>A package's use.</summary>
/// <param name="Package">Its name, <c>Core</c> for events of no package.</param>
/// <param name="Users">Different users.</param>
/// <param name="Count">Events.</param>
/// <param name="Total">Packages in all; <c>Core</c> is none.</param>
public sealed record PackageRow(string Package, long Users, long Count, long Total);
