using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Activity;

/// <summary>Parameters of lists of activity.</summary>
internal sealed class ActivityListQuery : ActivityQuery
{
    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("Column to sort by, with a minus for descending. Standard: the most active first.")]
    public string? Sort { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>How many rows the pages before had.</summary>
    internal int Offset(Mistakes mistakes) => mistakes.Number("after", After, 0, 0, int.MaxValue);

    /// <summary>The column to sort by, with a minus for descending.</summary>
    internal string SortOf(IReadOnlyList<string> columns, string standard, Mistakes mistakes)
    {
        var given = string.IsNullOrEmpty(Sort) ? standard : Sort;
        if (columns.Contains(given) || (given.StartsWith('-') && columns.Contains(given[1..])))
        {
            return given;
        }

        mistakes.Add("sort", $"must be one of {string.Join(", ", columns)}, with a minus for descending, but is '{given}'.");
        return standard;
    }
}
