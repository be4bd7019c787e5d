using System.Text.Json.Serialization;

namespace Footfall.Analytics.Runs;

/// <summary>A run in a list.</summary>
public sealed record RunRow
{
    /// <summary>Id.</summary>
    public required string RunId { get; init; }

    /// <summary>Name: of what was run. Empty when it was not told.</summary>
    public required string Name { get; init; }

    /// <summary>Type.</summary>
    public required string Type { get; init; }

    /// <summary>The agent, a machine, that ran it last.</summary>
    public required string Agent { get; init; }

    /// <summary>Whose it is.</summary>
    public required string UserId { get; init; }

    /// <summary>The user's name, else the id.</summary>
    public required string UserName { get; init; }

    /// <summary>Short name of its org, else the org's id.</summary>
    public required string Org { get; init; }

    /// <summary>Project.</summary>
    public required string ProjectId { get; init; }

    /// <summary>Task.</summary>
    public required string TaskId { get; init; }

    /// <summary>Job.</summary>
    public required string JobId { get; init; }

    /// <summary>Its status: as told, or <c>awaiting</c>, <c>silent</c>, <c>unknown</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The status as people see it: <c>running</c> also for <c>started</c>.</summary>
    public required string Shown { get; init; }

    /// <summary>How many times it was started, after ends, at the least 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Queued { get; init; }

    /// <summary>When its last attempt began; null while it waits.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When its last attempt ended; null while it did not.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>When it was told of last.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>Milliseconds from start to end, or to now; to the last that was told when it is silent.</summary>
    public long? RuntimeMs { get; init; }

    /// <summary>Files that were given to it.</summary>
    public required int Uploads { get; init; }

    /// <summary>Files that it made.</summary>
    public required int Downloads { get; init; }

    /// <summary>The last error of the last attempt, at most 1000 characters; empty for none.</summary>
    public required string Error { get; init; }

    /// <summary>When it was deleted; null while it exists.</summary>
    public DateTimeOffset? Deleted { get; init; }

    /// <summary>What it was sorted by.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public string SortValue { get; init; } = "";
}
