using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Server.Features.Tokens;

/// <summary>A token to be made.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kind"><c>ingest</c>.</param>
/// <param name="Expires">When it stops working; null for never.</param>
/// <param name="Limits">What it may send; what is left out goes by the settings.</param>
internal sealed record TokenRequest(string? Name, string? Kind, DateTimeOffset? Expires = null, OwnLimits? Limits = null);
