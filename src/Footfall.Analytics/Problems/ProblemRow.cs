using System.Text.Json.Serialization;

namespace Footfall.Analytics.Problems;

/// <summary>A problem in a list: its errors in the period that fit the filter.</summary>
public record ProblemRow
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>What its errors have in common: SHA-256, or the caller's own text. Of the last error.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>App, System, Agent, Import, Training, or as the sender says.</summary>
    public required string Type { get; init; }

    /// <summary>Class and first line of the last error.</summary>
    public required string Title { get; init; }

    /// <summary>What the last error says.</summary>
    public required string Message { get; init; }

    /// <summary>Class of the exception; empty where none is told.</summary>
    public required string Class { get; init; }

    /// <summary>open, regressed, resolved, ignored or snoozed.</summary>
    public required string State { get; init; }

    /// <summary>Whether it was seen first in this period.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Login of who sees to it; empty for nobody.</summary>
    public required string Assignee { get; init; }

    /// <summary>Version that it was resolved in; empty for none.</summary>
    public required string ResolvedVersion { get; init; }

    /// <summary>Until when it is left alone.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>After how many errors more it is left alone no longer.</summary>
    public long? SnoozedEvents { get; init; }

    /// <summary>Number of errors.</summary>
    public required long Events { get; init; }

    /// <summary>Number of users who met it.</summary>
    public required long Users { get; init; }

    /// <summary>Number of agents that it happened on.</summary>
    public required long Agents { get; init; }

    /// <summary>Number of runs.</summary>
    public required long Runs { get; init; }

    /// <summary>Number of sessions.</summary>
    public required long Sessions { get; init; }

    /// <summary>User of the last error.</summary>
    public required string UserId { get; init; }

    /// <summary>The user's name, else the id.</summary>
    public required string UserName { get; init; }

    /// <summary>Agent of the last error.</summary>
    public required string Agent { get; init; }

    /// <summary>Run of the last error.</summary>
    public required string RunId { get; init; }

    /// <summary>Package of the last error.</summary>
    public required string Package { get; init; }

    /// <summary>Org of the last error.</summary>
    public required string Org { get; init; }

    /// <summary>First error ever.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>Last error ever.</summary>
    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>First error in the period.</summary>
    public required DateTimeOffset FirstInPeriod { get; init; }

    /// <summary>Last error in the period.</summary>
    public required DateTimeOffset LastInPeriod { get; init; }

    /// <summary>How long it lasted, in milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>What that is: <c>run</c>, how long the run took that failed last; <c>group</c>, from the first error to the last.</summary>
    public required string DurationKind { get; init; }

    /// <summary>Versions that it was seen in, the newest first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Errors in equal parts of the period, the earliest first; empty where they were not asked for.</summary>
    public IReadOnlyList<long> Trend { get; init; } = [];

    /// <summary>What it was sorted by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public string SortValue { get; init; } = "";
}
