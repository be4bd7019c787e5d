using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of lists that are read page by page.</summary>
internal class RunPageQuery : RunQuery
{
    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>Where a page of errors begins; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal RowToken? AfterError(Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(After))
        {
            return null;
        }

        if (RowToken.Decode(After) is { } token && RunErrorOrder.Accepts(token))
        {
            return token;
        }

        mistakes.Add("after", "must be the member 'next' of the page before.");
        return null;
    }
}
