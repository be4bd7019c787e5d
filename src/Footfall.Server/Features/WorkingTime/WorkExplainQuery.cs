using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Parameters of an explanation: the filter of the table, and the row of it that is to be explained.</summary>
internal sealed class WorkExplainQuery : WorkQuery
{
    [FromQuery(Name = "without")]
    [Description("project, task or job that must be unknown, as in a row of the table that has none. Repeat it for several.")]
    public string[]? Without { get; init; }
}
