using System.Text.Json.Nodes;
using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>A run with everything that is known of it.</summary>
/// <param name="Run">Its facts, as in lists.</param>
/// <param name="States">What was told of its status, in order.</param>
/// <param name="Attempts">Its attempts, the first first.</param>
/// <param name="Inputs">Inputs, secrets masked; null for none. So the others.</param>
/// <param name="Outputs">Outputs: what it returned at the end.</param>
/// <param name="Config">Configuration.</param>
/// <param name="Meta">What a connector knows of it.</param>
/// <param name="Results">Results that were told on the way.</param>
/// <param name="Actions">Actions that were told on the way.</param>
/// <param name="Files">Its files.</param>
/// <param name="Error">The last error of the last attempt, whole; null for none.</param>
/// <param name="Unreadable">Why a connector cannot read its records; null when it can.</param>
/// <param name="OddTimes">Records that a connector read whose time is none or an odd one: they stand where their number puts them.</param>
/// <param name="Others">Other runs of its user, the latest first, at most 10.</param>
internal sealed record RunAnswer(
    RunRow Run,
    IReadOnlyList<RunState> States,
    IReadOnlyList<RunAttempt> Attempts,
    JsonNode? Inputs,
    JsonNode? Outputs,
    JsonNode? Config,
    JsonNode? Meta,
    IReadOnlyList<RunRecord> Results,
    IReadOnlyList<RunRecord> Actions,
    RunFilesAnswer Files,
    string? Error,
    string? Unreadable,
    long OddTimes,
    IReadOnlyList<RunRow> Others);
