using Footfall.Analytics.Usage;

namespace Footfall.Server.Features.Usage;

/// <summary>One side of a selection.</summary>
/// <param name="Events">Events in all.</param>
/// <param name="Total">Lines in all.</param>
/// <param name="Rows">The largest lines.</param>
internal sealed record Pane(long Events, long Total, IReadOnlyList<PaneLine> Rows)
{
    internal static Pane Of(IEnumerable<ContextRow> rows)
    {
        var lines = rows.ToList();
        return new Pane(lines.FirstOrDefault()?.Events ?? 0, lines.FirstOrDefault()?.Rows ?? 0, lines.ConvertAll(r => new PaneLine(r.Name, r.Title, r.Package, r.Count)));
    }
}
