using System.ComponentModel;
using Footfall.Analytics.Usage;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of what nobody uses.</summary>
internal sealed class UnusedQuery : EventQuery
{
    [FromQuery(Name = "thing")]
    [Description("Kind of things: function, package, menu_item, dashboard, query, script, connection, dataset, model, notebook or project. Repeat it for several; standard: all.")]
    public string[]? Thing { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;

    internal IReadOnlyList<string> Things(Mistakes mistakes)
    {
        if (Thing?.FirstOrDefault(t => !UnusedQuestions.Kinds.Contains(t)) is { } wrong)
        {
            mistakes.Add("thing", $"must be one of {string.Join(", ", UnusedQuestions.Kinds)}, but is '{wrong}'.");
        }

        return Thing is { Length: > 0 } ? Thing : UnusedQuestions.Kinds;
    }
}
