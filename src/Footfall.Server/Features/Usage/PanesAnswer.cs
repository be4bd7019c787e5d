using Footfall.Analytics.Usage;

namespace Footfall.Server.Features.Usage;

/// <summary>What a selection consists of. The events of users, of packages, and of functions, log and audit together are each all of it.</summary>
/// <param name="From">Begin of the selection.</param>
/// <param name="To">End of the selection, exclusive.</param>
/// <param name="Total">Events in all.</param>
/// <param name="First">First of them; null when there is none.</param>
/// <param name="Last">Last of them; null when there is none.</param>
/// <param name="Users">By user.</param>
/// <param name="Packages">By package.</param>
/// <param name="Functions">Events that name a function, by function.</param>
/// <param name="Logs">Other events by kind: debug, error, info, warning, usage, ...</param>
/// <param name="Audit">Audit records that name no function, by their scope.</param>
internal sealed record PanesAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    long Total,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    Pane Users,
    Pane Packages,
    Pane Functions,
    Pane Logs,
    Pane Audit)
{
    internal static PanesAnswer Of(DateTimeOffset from, DateTimeOffset to, IReadOnlyList<ContextRow> rows)
    {
        var users = rows.Where(r => r.Pane == "user").ToList();
        return new PanesAnswer(
            from,
            to,
            users.FirstOrDefault()?.Events ?? 0,
            rows.Count == 0 ? null : rows.Min(r => r.First),
            rows.Count == 0 ? null : rows.Max(r => r.Last),
            Pane.Of(users),
            Pane.Of(rows.Where(r => r.Pane == "package")),
            Pane.Of(rows.Where(r => r.Pane == "function")),
            Pane.Of(rows.Where(r => r.Pane == "log")),
            Pane.Of(rows.Where(r => r.Pane == "audit")));
    }
}
