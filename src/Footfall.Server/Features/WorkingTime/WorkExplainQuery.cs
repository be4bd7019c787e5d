using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Parameters of an explanation: the filter of the table, and the row of it that is to be explained.</summary>
internal sealed class WorkExplainQuery : WorkQuery
{
    private static readonly string[] Names = ["org", "user", "project", "task", "job"];

    [FromQuery(Name = "without")]
    [Description("Which of org, user, project, task and job must be unknown, as in a row of the table that has none. Separated by commas, or repeated.")]
    public string[]? Without { get; init; }

    /// <summary>Those names.</summary>
    internal IReadOnlyList<string> Nones(Mistakes mistakes)
    {
        var names = (Without ?? []).SelectMany(w => w.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        foreach (var name in names.Except(Names))
        {
            mistakes.Add("without", $"must be some of {string.Join(", ", Names)}, separated by commas, but has '{name}'.");
        }

        return names;
    }
}
