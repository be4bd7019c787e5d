namespace Footfall.Server.Features.Usage;

/// <summary>One user's use of one package.</summary>
/// <param name="Package">Package, <c>Core</c> for none.</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events.</param>
/// <param name="First">First of them.</param>
/// <param name="Last">Last of them.</param>
internal sealed record PackageUserEntry(string Package, string UserId, string UserName, long Count, DateTimeOffset First, DateTimeOffset Last);
