using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Stats;

/// <summary>Parameters of the server's statistics.</summary>
internal class StatsQuery : EventQuery
{
    [FromQuery(Name = "interval")]
    [Description("Adds the trend of each number over the period: hour, day, week, month or year of the viewer's calendar.")]
    public string? Interval { get; init; }

    internal override string StandardPeriod => "30d";

    internal override string? BucketText => Interval;

    internal override string BucketName => "interval";

    /// <summary>Refuses filters that statistics do not know: left out silently, they would be taken for ones that found everything.</summary>
    internal void RefuseOthers(Mistakes mistakes)
    {
        var others = Columns.Where(c => c.Values is { Length: > 0 } && c.Name != "org").Select(c => c.Name);
        var texts = new[] { ("search", Search), ("duration_from", DurationFrom), ("duration_to", DurationTo) }.Where(t => !string.IsNullOrEmpty(t.Item2)).Select(t => t.Item1);
        foreach (var name in others.Concat(texts))
        {
            mistakes.Add(name, "is no filter of the statistics, which are of the server or of orgs.");
        }
    }
}
