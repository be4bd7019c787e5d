using System.ComponentModel;
using Footfall.Analytics.Labeling;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Labeling;

/// <summary>Parameters of the activity log of teams.</summary>
internal sealed class TeamActivityQuery : EventQuery
{
    private static readonly string[] Reviews = ["done", "accepted", "rejected"];

    [FromQuery(Name = "team")]
    [Description("Team, which is an org: id or short name. The same as 'org'. Repeat it for several.")]
    public string[]? Team { get; init; }

    [FromQuery(Name = "action")]
    [Description("Action, for example create_figure. Repeat it for several. Standard: all of the log.")]
    public string[]? Action { get; init; }

    [FromQuery(Name = "labeler")]
    [Description("Id of the user who labeled what the row is about: as the payload says (labeler_id), else, of a verdict, whoever submitted the image last, else who did it. Repeat it for several.")]
    public string[]? Labeler { get; init; }

    [FromQuery(Name = "review_status")]
    [Description("Status that a review gave: done, accepted or rejected. Repeat it for several.")]
    public string[]? ReviewStatus { get; init; }

    [FromQuery(Name = "data_type")]
    [Description(LabelingQuery.DataTypes)]
    public string[]? DataType { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before. Pages do not drift when rows come in meanwhile.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("date, or -date for the latest first. Standard: date.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "neutralize")]
    [Description("false leaves cells of the CSV as they are that a spreadsheet would take for formulas. Standard: true, which puts an apostrophe before them.")]
    public string? Neutralize { get; init; }

    internal override string? LimitText => Limit;

    internal TeamActivityAsk Read(Ask ask, Mistakes mistakes)
    {
        Refuse("action", Action, LabelingActions.Scopes.Keys, mistakes);
        Refuse("review_status", ReviewStatus, Reviews, mistakes);
        var filter = Team is { Length: > 0 } teams ? ask.Filter.With("org", [.. teams.Concat(Org ?? [])]) : ask.Filter;
        return new TeamActivityAsk(filter) { Actions = Action ?? [], Labelers = Labeler ?? [], ReviewStatuses = ReviewStatus ?? [] };
    }

    private static void Refuse(string name, string[]? given, IEnumerable<string> known, Mistakes mistakes)
    {
        if (given?.FirstOrDefault(g => !known.Contains(g)) is { } other)
        {
            mistakes.Add(name, $"must be one of {string.Join(", ", known)}, but is '{other}'.");
        }
    }
}
