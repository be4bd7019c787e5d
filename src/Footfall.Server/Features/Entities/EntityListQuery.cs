using System.ComponentModel;
using Footfall.Analytics.Entities;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Entities;

/// <summary>Parameters of lists of entities.</summary>
internal sealed class EntityListQuery
{
    [FromQuery(Name = "org")]
    [Description("Org, id or short name. Repeat it for several.")]
    public string[]? Org { get; init; }

    [FromQuery(Name = "search")]
    [Description("Part of the name or the id, without regard to case.")]
    public string? Search { get; init; }

    [FromQuery(Name = "state")]
    [Description("all, exists or deleted. Standard: all.")]
    public string? State { get; init; }

    [FromQuery(Name = "sort")]
    [Description("created_at, name or id, with a minus for descending. Standard: -created_at.")]
    public string? Sort { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, csv, parquet, or sql for the statement that is asked. Standard: json.")]
    public string? Format { get; init; }

    /// <summary>What is asked; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal EntityAsk Read(EntityAsk ask, Mistakes mistakes)
    {
        var sort = string.IsNullOrEmpty(Sort) ? ask.Sort : Sort;
        if (!EntityQuestions.Sorts.Contains(sort))
        {
            mistakes.Add("sort", $"must be one of created_at, name, id, with a minus for descending, but is '{Sort}'.");
        }

        return ask with { Search = Search ?? "", State = mistakes.Choice("state", State, "all", "exists", "deleted"), Sort = sort };
    }
}
