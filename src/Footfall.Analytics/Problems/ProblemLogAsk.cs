namespace Footfall.Analytics.Problems;

/// <summary>Which lines of a log.</summary>
public sealed record ProblemLogAsk
{
    /// <summary>run, request or session.</summary>
    public required string Kind { get; init; }

    /// <summary>Which run, request or session.</summary>
    public required string Key { get; init; }

    /// <summary>When the error was.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Levels; none for all.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>Place of the line before the first; null for the lines that end with the error's time.</summary>
    public string? After { get; init; }

    /// <summary>Place of the line after the last; null for none.</summary>
    public string? Before { get; init; }

    /// <summary>Most lines.</summary>
    public required int Limit { get; init; }

    /// <summary>What an error's log is: of its run, else of its request, else of its session (semantics 8.3); null when it names none.</summary>
    public static ProblemLogAsk? Of(OccurrenceRow error, int limit) => error switch
    {
        { RunId.Length: > 0 } => new ProblemLogAsk { Kind = "run", Key = error.RunId, Time = error.Time, Limit = limit },
        { RequestId.Length: > 0 } => new ProblemLogAsk { Kind = "request", Key = error.RequestId, Time = error.Time, Limit = limit },
        { SessionId.Length: > 0 } => new ProblemLogAsk { Kind = "session", Key = error.SessionId, Time = error.Time, Limit = limit },
        _ => null,
    };
}
