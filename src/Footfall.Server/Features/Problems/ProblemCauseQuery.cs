using System.ComponentModel;
using Footfall.Analytics.Problems;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of the question which actions errors follow. Filters of events choose the actions, those of problems the errors.</summary>
internal sealed class ProblemCauseQuery : ProblemQuery
{
    private const int LongestWithin = 3_600;

    [FromQuery(Name = "by")]
    [Description("scope, function or click. Standard: scope.")]
    public string? By { get; init; }

    [FromQuery(Name = "within")]
    [Description("Seconds in which an error must follow, in the same request, session or run, 1 to 3600. Standard: 10.")]
    public string? Within { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>What is asked; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal ProblemCauseAsk Read(Ask ask, ProblemFilter filter, Mistakes mistakes)
    {
        var within = TimeSpan.FromSeconds(mistakes.Number("within", Within, 10, 1, LongestWithin));
        var range = filter.Errors.Range;
        return new ProblemCauseAsk
        {
            By = mistakes.Choice("by", By, [.. ProblemCauseAsk.Kinds]),
            Within = within,
            Limit = ask.Limit,
            Actions = filter.Errors,

            // An error may follow an action of the period's last moment.
            Errors = filter with { Errors = filter.Errors.Everything with { Range = new Model.TimeRange(range.From, range.To + within) } },
        };
    }
}
