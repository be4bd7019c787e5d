using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Analytics.Activity;

/// <summary>Which minutes of activity a question is about. Values of one list are alternatives, different lists must all hold.</summary>
public sealed record ActivityFilter
{
    /// <summary>When. Edges inside a minute: the first instant in which the user was seen in that minute decides.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>What the caller may see.</summary>
    public Access Access { get; init; } = Access.All;

    /// <summary>Users who belong to the orgs of <see cref="Access"/> now: their minutes without org count, too (semantics 6.2).</summary>
    public IReadOnlyList<string> AccessMembers { get; init; } = [];

    /// <summary>Orgs by id or short name; empty for all.</summary>
    public IReadOnlyList<string> Orgs { get; init; } = [];

    /// <summary>Users who belong to <see cref="Orgs"/> now: their minutes without org count, too.</summary>
    public IReadOnlyList<string> OrgMembers { get; init; } = [];

    /// <summary>Users by id; empty for all.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Categories; empty for all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Templates of what was used; empty for all.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>Whether signing in counts when no category is named. Coder's insights leave it out.</summary>
    public bool WithLogins { get; init; } = true;

    /// <summary>The range widened to whole minutes, which is what activity is kept in.</summary>
    public static TimeRange WholeMinutes(TimeRange range) => new(Floor(range.From), Floor(range.To.AddTicks(TimeSpan.TicksPerMinute - 1)));

    /// <summary>This filter for the time of the same length before.</summary>
    public ActivityFilter Before => this with { Range = Range.Previous };

    private static DateTimeOffset Floor(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
}
