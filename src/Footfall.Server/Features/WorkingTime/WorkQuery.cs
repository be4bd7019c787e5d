using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Parameters of questions about working time.</summary>
internal class WorkQuery : EventQuery
{
    private static readonly string[] Usable = ["org", "user", "project", "task", "job"];

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>How many rows the pages before had.</summary>
    internal int Offset(Mistakes mistakes) => mistakes.Number("after", After, 0, 0, int.MaxValue);

    /// <summary>Refuses filters that working time does not know: left out silently, they would be taken for ones that found everything.</summary>
    internal void RefuseOthers(Mistakes mistakes)
    {
        var others = Columns.Where(c => c.Values is { Length: > 0 } && !Usable.Contains(c.Name)).Select(c => c.Name);
        var texts = new[] { ("search", Search), ("duration_from", DurationFrom), ("duration_to", DurationTo), ("compare", Compare) }.Where(t => !string.IsNullOrEmpty(t.Item2)).Select(t => t.Item1);
        foreach (var name in others.Concat(texts))
        {
            mistakes.Add(name, $"is no filter of working time, which is kept by {string.Join(", ", Usable[..^1])} and {Usable[^1]}.");
        }
    }
}
