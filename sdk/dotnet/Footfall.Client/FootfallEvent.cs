namespace Footfall.Client;

/// <summary>Something that happened. Only the scope is needed; who and in which request is added where it is known.</summary>
/// <param name="Scope">What, <c>verb:object</c>: <c>create:project</c>.</param>
public sealed record FootfallEvent(string Scope)
{
    /// <summary>Identity; a repeat of it is not stored. Made up unless given.</summary>
    public Guid? Id { get; init; }

    /// <summary>When; now unless given.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Who did it; unless given, who makes the request.</summary>
    public FootfallUser? User { get; init; }

    /// <summary>Name of what it was done with.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Id of what it was done with.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Value or name that it has now.</summary>
    public string? ObjectValue { get; init; }

    /// <summary>How many.</summary>
    public uint? Count { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Id of the org.</summary>
    public string? OrgId { get; init; }

    /// <summary>Short name of the org.</summary>
    public string? Org { get; init; }

    /// <summary>Project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Task.</summary>
    public string? TaskId { get; init; }

    /// <summary>Job.</summary>
    public string? JobId { get; init; }

    /// <summary>Run.</summary>
    public string? RunId { get; init; }

    /// <summary>Session.</summary>
    public string? SessionId { get; init; }

    /// <summary>Request; unless given, the one that is being answered.</summary>
    public string? RequestId { get; init; }

    /// <summary>Package; unless given, the program.</summary>
    public string? Package { get; init; }

    /// <summary>Function, <c>Package:name</c>.</summary>
    public string? Function { get; init; }

    /// <summary>Level of log lines and errors.</summary>
    public string? Level { get; init; }

    /// <summary>Anything else. Texts, numbers, truth values, times, ids, lists and dictionaries are kept as such; others as their text.</summary>
    public IReadOnlyDictionary<string, object?>? Payload { get; init; }
}
