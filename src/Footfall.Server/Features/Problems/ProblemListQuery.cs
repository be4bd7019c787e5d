using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of lists of problems.</summary>
internal sealed class ProblemListQuery : ProblemQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("attention (regressed, new, open, others; the latest first in each), last_seen, first_seen, events, users, agents, duration, title, type, state or assignee, with a minus for descending. Standard: -last_seen.")]
    public string? Sort { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>How it is sorted, and where it begins; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal (ProblemOrder Order, RowToken? After) Page(Mistakes mistakes) =>
        mistakes.Page(Sort, After, ProblemOrder.Latest, ProblemOrder.Names, ProblemOrder.Read, RowToken.Decode, (order, token) => order.Accepts(token));
}
