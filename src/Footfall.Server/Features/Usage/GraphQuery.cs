using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of what was used with what.</summary>
internal sealed class GraphQuery : EventQuery
{
    [FromQuery(Name = "node")]
    [Description("One of the things of each pair, as kind:id, for example dataset:7. Standard: all pairs.")]
    public string? Node { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;

    internal EntityRef? Read(Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(Node))
        {
            return null;
        }

        if (EntityRef.Parse(Node) is { } node)
        {
            return node;
        }

        mistakes.Add("node", $"must be kind:id with one of the kinds {string.Join(", ", EntityRef.Kinds)}, but is '{Node}'.");
        return null;
    }
}
