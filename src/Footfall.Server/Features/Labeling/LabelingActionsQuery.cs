using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Labeling;

/// <summary>Parameters of the table of labeling actions.</summary>
internal sealed class LabelingActionsQuery : LabelingQuery
{
    [FromQuery(Name = "group_by")]
    [Description("Any of user, job, action, separated by commas. Standard: user,job,action.")]
    public string? GroupBy { get; init; }
}
