namespace Footfall.Server.Features.Machine;

/// <summary>Which events go.</summary>
/// <param name="Before">Events before this.</param>
/// <param name="Scopes">Scopes, <c>*</c> for any verb or object.</param>
/// <param name="Orgs">Orgs, by id or short name; none for all.</param>
/// <param name="DryRun">Only counts.</param>
internal sealed record RetentionRequest(DateTimeOffset Before, string[] Scopes, string[] Orgs, bool DryRun);
