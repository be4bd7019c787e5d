namespace Footfall.Server.Features.Filters;

/// <summary>Names that match.</summary>
/// <param name="Total">How many match in all.</param>
/// <param name="Rows">The first of them.</param>
internal sealed record NamesAnswer(long Total, IReadOnlyList<NameEntry> Rows);
