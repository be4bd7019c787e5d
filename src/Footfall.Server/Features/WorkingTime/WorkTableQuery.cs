using System.ComponentModel;
using Footfall.Analytics.WorkingTime;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.WorkingTime;

/// <summary>Parameters of the working-time table.</summary>
internal sealed class WorkTableQuery : WorkQuery
{
    private const string Standard = "user,project,task,job";

    [FromQuery(Name = "group_by")]
    [Description("What the table is grouped by: any of user, project, task, job, org, day, week, month, separated by commas; 'none' for one row of everything. Standard: user,project,task,job.")]
    public string? GroupBy { get; init; }

    [FromQuery(Name = "sort")]
    [Description("Column to sort by, with a minus for descending. Standard: -working_time_ms.")]
    public string? Sort { get; init; }

    /// <summary>The groups, in the order in which they are shown.</summary>
    internal IReadOnlyList<WorkGroup> Groups(Mistakes mistakes)
    {
        var names = (string.IsNullOrEmpty(GroupBy) ? Standard : GroupBy).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is ["none"])
        {
            return [];
        }

        foreach (var name in names.Where(n => WorkGroup.Find(n) is null))
        {
            mistakes.Add("group_by", $"must be some of {string.Join(", ", WorkGroup.All.Select(g => g.Name))}, separated by commas, or none, but has '{name}'.");
        }

        return [.. WorkGroup.All.Where(g => names.Contains(g.Name))];
    }

    /// <summary>The table sorted as asked for.</summary>
    internal WorkTable Sorted(WorkTable table, Mistakes mistakes)
    {
        var given = string.IsNullOrEmpty(Sort) ? "-working_time_ms" : Sort;
        var name = given.TrimStart('-');
        if (!table.Columns.Contains(name))
        {
            mistakes.Add("sort", $"must be one of {string.Join(", ", table.Columns)}, with a minus for descending, but is '{given}'.");
            return table;
        }

        return table with { Sort = name, IsDescending = given.StartsWith('-') };
    }
}
