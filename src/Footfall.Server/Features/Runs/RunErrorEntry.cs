using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>An error of a run.</summary>
/// <param name="Time">When.</param>
/// <param name="RunId">The run.</param>
/// <param name="Name">The run's name.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Org">Short name of its org, else the org's id.</param>
/// <param name="Agent">The agent, a machine, that ran it last.</param>
/// <param name="Status">The run's status, as shown.</param>
/// <param name="Message">What went wrong, in one line: the last of a Python traceback, else the first.</param>
/// <param name="Error">All that was told.</param>
internal sealed record RunErrorEntry(DateTimeOffset? Time, string RunId, string Name, string UserId, string UserName, string Org, string Agent, string Status, string Message, string Error)
{
    internal static RunErrorEntry Of(RunErrorRow row) =>
        new(row.Time, row.RunId, row.Name, row.UserId, row.UserName, row.Org, row.Agent, row.Status, LineOf(row.Error), row.Error);

    private static string LineOf(string error)
    {
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : error.StartsWith("Traceback (most recent call last)", StringComparison.Ordinal) ? lines[^1] : lines[0];
    }
}
