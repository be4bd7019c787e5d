using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Analytics.Runs;

/// <summary>Which runs a question is about. Values of one list are alternatives, different lists must all hold.</summary>
public sealed record RunFilter
{
    /// <summary>What the caller may see; orgs by all their names.</summary>
    public required Access Access { get; init; }

    /// <summary>When they began; null for any time.</summary>
    public TimeRange? Range { get; init; }

    /// <summary>Whether <see cref="Range"/> is about the first that was told of them, as Kodosumi counts, and not about their last attempt.</summary>
    public bool ByFirst { get; init; }

    /// <summary>Orgs, by all their names.</summary>
    public IReadOnlyList<string> Orgs { get; init; } = [];

    /// <summary>Users, by id; with <see cref="UserNamesToo"/> also by name.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>Whether users may be named by their name as well.</summary>
    public bool UserNamesToo { get; init; }

    /// <summary>Agents: machines.</summary>
    public IReadOnlyList<string> Agents { get; init; } = [];

    /// <summary>Statuses, as told or as shown, without regard to case.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];

    /// <summary>Types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Names.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Projects.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Tasks.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Jobs.</summary>
    public IReadOnlyList<string> Jobs { get; init; } = [];

    /// <summary>Part of the name.</summary>
    public string? NamePart { get; init; }

    /// <summary>Text that must stand in the id, the name, the user's id or name, the status or the error.</summary>
    public string? Search { get; init; }

    /// <summary>Whether deleted ones are asked for: false for none, true for them alone, null for both.</summary>
    public bool? Deleted { get; init; } = false;

    /// <summary>One run.</summary>
    public string? RunId { get; init; }

    /// <summary>All that the caller may see in this filter's time.</summary>
    public RunFilter Everything => new() { Access = Access, Range = Range, ByFirst = ByFirst, Deleted = Deleted };

    /// <summary>Whether it leaves out something of <see cref="Everything"/>.</summary>
    public bool IsNarrowed =>
        new[] { Orgs, Users, Agents, Statuses, Types, Names, Projects, Tasks, Jobs }.Any(l => l.Count > 0)
        || !string.IsNullOrEmpty(NamePart) || !string.IsNullOrWhiteSpace(Search) || RunId is not null;
}
