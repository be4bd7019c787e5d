using System.Text.Json.Nodes;
using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>Follows a run through its events: each status that was told, and the attempts (semantics 7.2).</summary>
internal sealed class RunHistory
{
    private readonly List<RunState> _states = [];
    private readonly List<RunAttempt> _attempts = [];
    private bool _hasStarted;
    private bool _hasEnded;

    private RunHistory()
    {
    }

    internal IReadOnlyList<RunState> States => _states;

    internal IReadOnlyList<RunAttempt> Attempts => _attempts;

    /// <summary>Follows the events, which are in order.</summary>
    internal static RunHistory Of(IReadOnlyList<RunEventRow> events)
    {
        var history = new RunHistory();

        // Where a connector reads the run's own records, these alone say what its status is.
        var onlyKinds = events.Any(e => e.IsRecord && e.Status.Length > 0);
        history._attempts.Add(new RunAttempt(1, null, null, "unknown"));
        foreach (var e in events)
        {
            history.Follow(e, !onlyKinds || e.IsRecord);
        }

        return history;
    }

    private void Follow(RunEventRow e, bool counts)
    {
        if (e.Verb == "start")
        {
            if (_hasStarted && _hasEnded)
            {
                _attempts.Add(new RunAttempt(_attempts.Count + 1, e.Time, null, e.Status));
            }

            (_hasStarted, _hasEnded) = (true, false);
        }

        _hasEnded |= e.Phase is 2 or 3 && e.Verb != "start";
        var word = e.Status.Length > 0 ? e.Status : e.Verb switch { "await" => "awaiting", "resume" => "resumed", "delete" => "deleted", "restore" => "restored", _ => "" };
        if (word.Length == 0)
        {
            return;
        }

        _states.Add(new RunState(e.Time, word, _attempts.Count, e.UserId, e.Agent, MessageOf(e)));
        if (e.Status.Length > 0 && counts)
        {
            var attempt = _attempts[^1];
            _attempts[^1] = attempt with
            {
                Started = attempt.Started ?? (e.Verb == "start" || e.Phase == 1 ? e.Time : null),
                Ended = e.Phase is 2 or 3 ? e.Time : null,
                Status = e.Status,
            };
        }
    }

    /// <summary>What people said with it; a connector's records repeat the status, or hold JSON.</summary>
    private static string MessageOf(RunEventRow e) => e.IsRecord ? "" : TextOf(e.Payload, "error") ?? TextOf(e.Payload, "message") ?? TextOf(e.Payload, "reason") ?? "";

    private static string? TextOf(string payload, string member) =>
        JsonTexts.Parse(payload) is JsonObject json && json[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
