using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Runs;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Runs;

/// <summary>Parameters of lists of runs.</summary>
internal sealed class RunListQuery : RunPageQuery
{
    [FromQuery(Name = "sort")]
    [Description("started, ended, runtime, name, type, agent, user, status, attempt, uploads, downloads or run_id, with a minus for descending. Standard: -started.")]
    public string? Sort { get; init; }

    /// <summary>How it is sorted, and where it begins; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal (RunOrder Order, RowToken? After) Page(Mistakes mistakes) =>
        mistakes.Page(Sort, After, RunOrder.Latest, RunOrder.Names, RunOrder.Read, RowToken.Decode, (order, token) => order.Accepts(token));
}
