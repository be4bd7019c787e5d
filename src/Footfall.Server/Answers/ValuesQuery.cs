using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>Parameters of the list of a column's values.</summary>
internal sealed class ValuesQuery : EventQuery
{
    [FromQuery(Name = "column")]
    [Description("The column: org, user, package, scope, kind, source, project, task, job, ...")]
    public string? Column { get; init; }

    [FromQuery(Name = "value_search")]
    [Description("Part of the value, or of a user's name.")]
    public string? ValueSearch { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most values, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    internal override string? LimitText => Limit;
}
