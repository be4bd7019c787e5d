using System.ComponentModel;
using Footfall.Analytics.Problems;
using Footfall.Server.Answers;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Runs;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of questions about problems.</summary>
internal class ProblemQuery : EventQuery
{
    private static readonly string[] Usable =
        ["org", "user", "package", "scope", "source", "workspace", "project", "task", "job", "session", "run", "request", "agent", "function", "level", "client", "client_version", "os"];

    [FromQuery(Name = "type")]
    [Description("App, System, Agent, Import, Training, or a type that senders use. Repeat it for several.")]
    public string[]? Type { get; init; }

    [FromQuery(Name = "state")]
    [Description("open, regressed, resolved, ignored or snoozed. Repeat it for several.")]
    public string[]? State { get; init; }

    [FromQuery(Name = "assignee")]
    [Description("Login of who sees to it; empty for nobody. Repeat it for several.")]
    public string[]? Assignee { get; init; }

    [FromQuery(Name = "version")]
    [Description("Version that failed. Repeat it for several.")]
    public string[]? Version { get; init; }

    [FromQuery(Name = "class")]
    [Description("Class of the exception. Repeat it for several.")]
    public string[]? Class { get; init; }

    [FromQuery(Name = "new")]
    [Description("true for problems that were seen first in the period, false for the others.")]
    public string? New { get; init; }

    [FromQuery(Name = "problem")]
    [Description("One problem, by its id. Repeat it for several.")]
    public string[]? Problem { get; init; }

    /// <summary>Which problems are asked for; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal ProblemFilter Filter(Ask ask, ActivityOrgs orgs, Mistakes mistakes)
    {
        RefuseOthers(mistakes);
        var problems = (Problem ?? []).Where(p => p.Length > 0).ToList();
        if (problems.Find(p => ProblemId.Read(p) is null) is { } wrong)
        {
            mistakes.Add("problem", $"must be 16 hexadecimal digits, but is '{wrong}'.");
        }

        if (State?.FirstOrDefault(s => !ProblemStates.All.Contains(s)) is { } other)
        {
            mistakes.Add("state", $"must be one of {string.Join(", ", ProblemStates.All)}, but is '{other}'.");
        }

        var errors = ask.Filter with { Access = RunAccess.Of(ask.Filter.Access, orgs), Search = null };
        return new ProblemFilter
        {
            Errors = errors["org"].Count == 0 ? errors : errors.With("org", [.. errors["org"].SelectMany(orgs.NamesOf).Distinct()]),
            Types = Type ?? [],
            States = State ?? [],
            Assignees = Assignee ?? [],
            Versions = Version ?? [],
            Classes = Class ?? [],
            Search = Search,
            IsNew = string.IsNullOrEmpty(New) ? null : mistakes.Choice("new", New, "true", "false") == "true",
            Problem = problems is [var one] ? ProblemId.Read(one) : null,
            Among = problems.Count > 1 ? [.. problems.Select(p => ProblemId.Read(p) ?? default)] : null,
        };
    }

    /// <summary>Refuses filters that errors do not know: left out silently, they would be taken for ones that found everything.</summary>
    private void RefuseOthers(Mistakes mistakes)
    {
        var others = Columns.Where(c => c.Values is { Length: > 0 } && !Usable.Contains(c.Name)).Select(c => c.Name);
        var texts = new[] { ("duration_from", DurationFrom), ("duration_to", DurationTo), ("compare", Compare) }.Where(t => !string.IsNullOrEmpty(t.Item2)).Select(t => t.Item1);
        foreach (var name in others.Concat(texts))
        {
            mistakes.Add(name, "is no filter of problems.");
        }
    }
}
