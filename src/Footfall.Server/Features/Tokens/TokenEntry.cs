using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Server.Features.Tokens;

/// <summary>A token, without its text.</summary>
/// <param name="Id">Number.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">What it may do.</param>
/// <param name="Hint">First characters of its text.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it stops working; null for never.</param>
/// <param name="Limits">What it may send: null as the settings say, 0 for no limit.</param>
internal sealed record TokenEntry(int Id, string Name, string Kind, string Hint, DateTimeOffset Created, DateTimeOffset? Expires, OwnLimits Limits);
