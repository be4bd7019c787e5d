using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of the errors of a problem.</summary>
internal sealed class ProblemPartQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Id of the last row of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, csv or parquet; the last two hold all of them. Standard: json.")]
    public string? Format { get; init; }

    internal (int Limit, Guid? After, string Format) Read(Mistakes mistakes)
    {
        Guid? after = Guid.TryParse(After, out var id) ? id : null;
        if (!string.IsNullOrEmpty(After) && after is null)
        {
            mistakes.Add("after", "must be the id of the last row of the page before.");
        }

        return (mistakes.Number("limit", Limit, 100, 1, 10_000), after, mistakes.Choice("format", Format, "json", "csv", "parquet"));
    }
}
