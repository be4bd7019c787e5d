using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Activity;

/// <summary>Parameters of questions about activity.</summary>
internal class ActivityQuery : EventQuery
{
    private static readonly string[] Usable = ["org", "user"];

    [FromQuery(Name = "category")]
    [Description("What users did: ide, app, tunnel, web_terminal, login, or the X of use:X. Repeat it for several. Standard: anything.")]
    public string[]? Category { get; init; }

    internal override string StandardPeriod => "14d";

    /// <summary>Refuses filters that activity does not know: left out silently, they would be taken for ones that found everything.</summary>
    internal void RefuseOthers(Mistakes mistakes)
    {
        var others = Columns.Where(c => c.Values is { Length: > 0 } && !Usable.Contains(c.Name)).Select(c => c.Name);
        var texts = new[] { ("search", Search), ("duration_from", DurationFrom), ("duration_to", DurationTo) }.Where(t => !string.IsNullOrEmpty(t.Item2)).Select(t => t.Item1);
        foreach (var name in others.Concat(texts))
        {
            mistakes.Add(name, "is no filter of activity, which is kept by org, user and category.");
        }
    }
}
