using System.ComponentModel;
using Footfall.Analytics.Runs;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of a run's log.</summary>
internal sealed class RunLogQuery
{
    [FromQuery(Name = "level")]
    [Description("debug, info, warning, error or fatal. Repeat it for several. Standard: all.")]
    public string[]? Level { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most lines, 1 to 10000. Standard: 1000.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the answer before: what came since.")]
    public string? After { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, or text for the whole log as a file. Standard: json.")]
    public string? Format { get; init; }

    internal (IReadOnlyList<string> Levels, int Limit, RunLogToken After, bool IsText) Read(Mistakes mistakes)
    {
        var levels = mistakes.Levels(Level);
        var after = string.IsNullOrEmpty(After) ? RunLogToken.Begin : RunLogToken.Decode(After);
        if (after is null)
        {
            mistakes.Add("after", "must be the member 'next' of the answer before.");
        }

        return (levels, mistakes.Number("limit", Limit, 1_000, 1, 10_000), after ?? RunLogToken.Begin, mistakes.Choice("format", Format, "json", "text") == "text");
    }
}
