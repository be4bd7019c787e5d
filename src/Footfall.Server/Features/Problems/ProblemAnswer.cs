using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>A problem with everything that is known of it; its figures are over all its time.</summary>
internal sealed record ProblemAnswer : ProblemRow
{
    [SetsRequiredMembers]
    internal ProblemAnswer(ProblemRow row)
        : base(row)
    {
    }

    /// <summary>The stack of the last error; empty without one.</summary>
    public string Stack { get; init; } = "";

    /// <summary>The same, line by line.</summary>
    public IReadOnlyList<StackLineEntry> StackLines { get; init; } = [];

    /// <summary>What errors of this fingerprint have in common.</summary>
    public string GroupedBy { get; init; } = "";

    /// <summary>Payload of the last error, secrets masked.</summary>
    public JsonNode? Payload { get; init; }

    /// <summary>Configuration of what failed last, secrets masked; null where none was told.</summary>
    public JsonNode? Config { get; init; }

    /// <summary>What that is of: error or run; null without one.</summary>
    public string? ConfigOf { get; init; }

    /// <summary>The last errors, at most 100.</summary>
    public IReadOnlyList<OccurrenceRow> Occurrences { get; init; } = [];

    /// <summary>The log that ends with the last error, at most 100 lines.</summary>
    public IReadOnlyList<ProblemLogRow> Log { get; init; } = [];

    /// <summary>What that is of: run, request or session; null when the error names none.</summary>
    public string? LogOf { get; init; }

    /// <summary>Who met it most often, at most 100.</summary>
    public IReadOnlyList<ProblemPersonRow> People { get; init; } = [];

    /// <summary>Runs that met it, at most 100, the latest first.</summary>
    public IReadOnlyList<ProblemRunRow> RunList { get; init; } = [];

    /// <summary>Where it happens: versions, agents, packages, ...</summary>
    public IReadOnlyList<ProblemPlaceRow> Places { get; init; } = [];

    /// <summary>What was changed in the day before it was seen first.</summary>
    public IReadOnlyList<ProblemChangeRow> Changes { get; init; } = [];

    /// <summary>What was done in sessions before the last errors.</summary>
    public IReadOnlyList<ProblemSession> SessionsBefore { get; init; } = [];

    /// <summary>What people did with it, the latest first.</summary>
    public IReadOnlyList<ProblemAct> History { get; init; } = [];

    /// <summary>Problems that were merged into it.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>Whether the caller may act on it.</summary>
    public bool MayAct { get; init; }
}
