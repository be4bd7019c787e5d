namespace Footfall.Server.Features.Entities;

/// <summary>A page of a list that belongs to entities.</summary>
/// <param name="Total">Rows in all.</param>
/// <param name="Rows">Rows of this page.</param>
/// <param name="Next">For 'after' of the next page; null when this is the last.</param>
internal sealed record EntityListAnswer<TRow>(long Total, IReadOnlyList<TRow> Rows, string? Next);
