namespace Footfall.Server.Features.Usage;

/// <summary>A package's use.</summary>
/// <param name="Package">Name, <c>Core</c> for events of no package.</param>
/// <param name="Users">Different users.</param>
/// <param name="Count">Events.</param>
internal sealed record PackageEntry(string Package, long Users, long Count);
