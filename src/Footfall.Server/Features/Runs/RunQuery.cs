using System.ComponentModel;
using Footfall.Analytics.Runs;
using Footfall.Server.Answers;
using Footfall.Server.Features.Activity;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of questions about runs.</summary>
internal class RunQuery : EventQuery
{
    private static readonly string[] Usable = ["org", "user", "agent", "project", "task", "job", "run"];

    [FromQuery(Name = "status")]
    [Description("Status, as told or as shown: queued, starting, started, running, awaiting, finished, error, stopped, silent, ... Repeat it for several.")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "type")]
    [Description("Type of the run, for example train or agent. Repeat it for several.")]
    public string[]? Type { get; init; }

    [FromQuery(Name = "name")]
    [Description("Name of what was run, whole. Repeat it for several.")]
    public string[]? Name { get; init; }

    [FromQuery(Name = "state")]
    [Description("exists, deleted or all. Standard: exists.")]
    public string? State { get; init; }

    internal override string StandardPeriod => "24h";

    /// <summary>Which runs are asked for; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal RunFilter Filter(Ask ask, ActivityOrgs orgs, Mistakes mistakes)
    {
        RefuseOthers(mistakes);
        if (Run is { Length: > 1 })
        {
            mistakes.Add("run", "may be given once.");
        }

        var filter = ask.Filter;
        return new RunFilter
        {
            Access = RunAccess.Of(filter.Access, orgs),
            Range = ask.Period.IsEverything ? null : ask.Period.Range,
            Orgs = [.. filter["org"].SelectMany(orgs.NamesOf)],
            Users = filter["user"],
            Agents = filter["agent"],
            Projects = filter["project"],
            Tasks = filter["task"],
            Jobs = filter["job"],
            RunId = filter["run"] is [var id, ..] ? id : null,
            Statuses = Status ?? [],
            Types = Type ?? [],
            Names = Name ?? [],
            Search = Search,
            Deleted = mistakes.Choice("state", State, "exists", "deleted", "all") switch { "deleted" => true, "all" => null, _ => false },
        };
    }

    /// <summary>Refuses filters that runs do not know: left out silently, they would be taken for ones that found everything.</summary>
    private void RefuseOthers(Mistakes mistakes)
    {
        var others = Columns.Where(c => c.Values is { Length: > 0 } && !Usable.Contains(c.Name)).Select(c => c.Name);
        var texts = new[] { ("duration_from", DurationFrom), ("duration_to", DurationTo), ("compare", Compare) }.Where(t => !string.IsNullOrEmpty(t.Item2)).Select(t => t.Item1);
        foreach (var name in others.Concat(texts))
        {
            mistakes.Add(name, "is no filter of runs.");
        }
    }
}
