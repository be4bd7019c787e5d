using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Problems;

/// <summary>
/// Which problems a question is about. What is said of errors (<see cref="Errors"/>, version, class, search) chooses the errors that count; what is said of
/// problems (type, state, assignee) chooses among the problems that these make.
/// </summary>
public sealed record ProblemFilter
{
    /// <summary>Rights, time, and what errors must have: org, user, package, project, agent and the like.</summary>
    public required EventFilter Errors { get; init; }

    /// <summary>Versions that failed.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>Classes of exceptions.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Text that stands in title, message, class, version, user, package, function or run, or begins the id.</summary>
    public string? Search { get; init; }

    /// <summary>One problem.</summary>
    public ProblemId? Problem { get; init; }

    /// <summary>The only problems that count; null for all.</summary>
    public IReadOnlyList<ProblemId>? Among { get; init; }

    /// <summary>One error, by its event.</summary>
    public Guid? Occurrence { get; init; }

    /// <summary>Types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>States.</summary>
    public IReadOnlyList<string> States { get; init; } = [];

    /// <summary>Assignees by login; an empty one stands for nobody.</summary>
    public IReadOnlyList<string> Assignees { get; init; } = [];

    /// <summary>Whether the problem was seen first in the period; null for either.</summary>
    public bool? IsNew { get; init; }

    /// <summary>Whether it chooses among problems, and not errors alone.</summary>
    internal bool IsOfProblems => Types.Count > 0 || States.Count > 0 || Assignees.Count > 0 || IsNew is not null;

    /// <summary>All that the caller may see in this filter's time.</summary>
    public ProblemFilter Everything => new() { Errors = Errors.Everything };
}
