using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Stats;

/// <summary>For which windows of time and orgs statistics are asked.</summary>
/// <param name="Windows">The windows, any number of them.</param>
/// <param name="Orgs">Names (id and short name) of the orgs; null for everything.</param>
/// <param name="Now">This instant.</param>
public sealed record StatsAsk(IReadOnlyList<StatsWindow> Windows, IReadOnlyList<string>? Orgs, DateTimeOffset Now)
{
    /// <summary>Mail domains that are not written in ASCII, each with how the net writes it (IDNA).</summary>
    internal IReadOnlyDictionary<string, string> Domains { get; init; } = new Dictionary<string, string>();

    /// <summary>The days whose rollups are made.</summary>
    internal SealedDays Sealed { get; init; } = SealedDays.None;

    /// <summary>All windows split into days to read from rollups, which know hours, and the time between them.</summary>
    internal DaySnapshot Days
    {
        get
        {
            if (field is null)
            {
                var cut = Cut(EntityMoments.Hour).Select(h => Bucket(h * EntityMoments.Hour, EntityMoments.Day)).ToHashSet();
                var range = new TimeRange(DateTimeOffset.FromUnixTimeMilliseconds(Edges[1]), DateTimeOffset.FromUnixTimeMilliseconds(Windows.Max(w => Milliseconds(w.To))));
                field = new SealedDays(Sealed.All.Where(d => !cut.Contains(d.Day))).Within(range);
            }

            return field;
        }
    }

    /// <summary>Groups inside of teams and organizations at the state of each window.</summary>
    internal NestedGroups Nested { get; init; } = new();

    /// <summary>The same at any instant of each window.</summary>
    internal NestedGroups Within { get; init; } = new();

    /// <summary>With the groups that lie in teams and organizations.</summary>
    internal StatsAsk With(IReadOnlyList<GroupEdge> edges) => this with
    {
        Nested = NestedGroups.Of(edges, Windows.Count, (e, w) => e.IsAt(StateOf(Windows[w]))),
        Within = NestedGroups.Of(edges, Windows.Count, (e, w) => e.IsWithin(Milliseconds(Windows[w].From), Milliseconds(Windows[w].To))),
    };

    /// <summary>Adds the values that sources name.</summary>
    internal void AddTo(Parameters parameters)
    {
        var cutHours = Cut(EntityMoments.Hour);
        var cutDays = Cut(EntityMoments.Day);
        parameters
            .Add("win_from", Windows.Select(w => Milliseconds(w.From)))
            .Add("win_to", Windows.Select(w => Milliseconds(w.To)))
            .Add("win_s", Windows.Select(StateOf))
            .Add("edges", Edges)
            .Add("cells", Enumerable.Range(1, Edges.Count).Select(i => (long)i))
            .Add("windows_of", Edges.Select(e => Windows.Select((w, i) => (Window: w, Number: i + 1L)).Where(w => Holds(w.Window, e)).Select(w => w.Number)))
            .Add("edge_days", cutDays)
            .Add("cut_hours", cutDays.SelectMany(d => Enumerable.Range(0, 24).Select(h => (d * 24) + h)).Except(cutHours))
            .Add("edge_hours", cutHours)
            .Add("first_from", Edges[1])
            .Add("first_hour", Bucket(Edges[1], EntityMoments.Hour))
            .Add("first_era", Bucket(Edges[1], EntityMoments.Era))
            .Add("last_to", Edges[^1])
            .Add("last_day", Bucket(Edges[^1], EntityMoments.Day))
            .Add("last_hour", Bucket(Edges[^1], EntityMoments.Hour))
            .Add("now", Milliseconds(Now))
            .Add("domain_words", Domains.Keys)
            .Add("domain_codes", Domains.Values);
        RollupDays.AddTo(parameters, Days);
        Nested.AddTo(parameters, MemberRows.AtState);
        Within.AddTo(parameters, MemberRows.InWindow);
        if (Orgs is not null)
        {
            parameters.Add("orgs", Orgs);
        }
    }

    /// <summary>Adds the values that the SQL of an administrator names.</summary>
    internal void AddTo(Parameters parameters, StatsWindow window) => parameters.Add("from", window.From).Add("to", window.To).Add("orgs", Orgs ?? []);

    /// <summary>The state of a window, in Unix milliseconds: at its end, or now.</summary>
    internal long StateOf(StatsWindow window) => Math.Min(Milliseconds(window.To), Milliseconds(Now));

    /// <summary>Whether the cell that begins at an edge lies in a window.</summary>
    internal static bool Holds(StatsWindow window, double cell) => cell >= Milliseconds(window.From) && cell < Milliseconds(window.To);

    /// <summary>How many edges there are besides the first.</summary>
    internal int Cuts => Edges.Count - 1;

    /// <summary>Begins, ends and states of windows, in order; what lies between two of them is a cell. The first holds everything before all windows.</summary>
    private IReadOnlyList<long> Edges =>
        field ??= [.. Windows.SelectMany(w => new[] { Milliseconds(w.From), Milliseconds(w.To), StateOf(w) }).Append(long.MinValue).Distinct().Order()];

    /// <summary>The hours or days that have an edge inside, which are in no cell wholly.</summary>
    private HashSet<long> Cut(long length) => [.. Edges.Skip(1).Where(e => Bucket(e, length) * length != e).Select(e => Bucket(e, length))];

    private static long Bucket(long at, long length) => (at - (((at % length) + length) % length)) / length;

    // Events have whole milliseconds: an edge inside of one is the next.
    private static long Milliseconds(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
