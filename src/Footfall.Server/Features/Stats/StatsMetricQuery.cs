using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Stats;

/// <summary>Parameters of one metric and the rows behind it.</summary>
internal sealed class StatsMetricQuery : StatsQuery
{
    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "part")]
    [Description("Of a breakdown, the part whose rows and trend are asked for: one of the value's keys. Standard: all of them.")]
    public string? Part { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>How many rows the pages before had.</summary>
    internal int Offset(Mistakes mistakes) => mistakes.Number("after", After, 0, 0, int.MaxValue);
}
