namespace Footfall.Server.Features.Problems;

/// <summary>Somebody is to see to a problem.</summary>
/// <param name="Account">Login; null or empty for nobody.</param>
/// <param name="Comment">What there is to say.</param>
internal sealed record AssignRequest(string? Account = null, string? Comment = null);
