using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.Analytics.Runs;
using Footfall.Ingestion.Problems;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Problems;

/// <summary>Puts together what a problem's own page shows.</summary>
internal sealed class ProblemSheet(ProblemReader reader, ProblemLedger ledger, RunQuestions runs, RunReader runReader)
{
    private const int MostErrors = 100;
    private const int MostLines = 100;
    private const int MostSessions = 5;
    private const int MostSteps = 30;

    /// <summary>Everything of a problem.</summary>
    internal async Task<ProblemAnswer> ReadAsync(ProblemRow row, Access access, bool mayAct, CancellationToken cancellationToken)
    {
        var id = ProblemId.Read(row.Id)!.Value;
        var filter = ProblemDesk.FilterOf(id, access);
        var (people, places) = (reader.PeopleAsync(filter, ProblemReader.MostNamed, cancellationToken), reader.PlacesAsync(filter, cancellationToken));
        var errors = await reader.OccurrencesAsync(filter, null, MostErrors, cancellationToken);
        var runList = reader.RunsAsync(filter, ProblemReader.MostNamed, runs, cancellationToken);
        var (changes, history) = (reader.ChangesAsync(row.FirstSeen, access, cancellationToken), ledger.HistoryAsync(id, cancellationToken));
        var last = await EventAsync(errors[0], access, cancellationToken);
        var log = ProblemLogAsk.Of(errors[0], MostLines);
        return new ProblemAnswer(row)
        {
            Stack = last.Stack,
            StackLines = last.StackLines,
            GroupedBy = last.GroupedBy,
            Payload = last.Payload,
            Config = last.Config,
            ConfigOf = last.ConfigOf,
            Occurrences = errors,
            Log = log is null ? [] : await reader.LogAsync(log, access, cancellationToken),
            LogOf = log?.Kind,
            People = await people,
            Places = await places,
            RunList = await runList,
            Changes = await changes,
            SessionsBefore = await SessionsAsync(errors, access, cancellationToken),
            History = ProblemAct.Of(await history),
            Parts = [.. (await ledger.PartsAsync(id, cancellationToken)).Select(p => p.ToString())],
            MayAct = mayAct,
        };
    }

    /// <summary>One error with all that was sent of it.</summary>
    internal async Task<ProblemEventAnswer> EventAsync(OccurrenceRow error, Access access, CancellationToken cancellationToken)
    {
        var told = await reader.EventAsync(error, cancellationToken);
        if (told is null)
        {
            return new ProblemEventAnswer(error, error.Title, "", [], "", null, null, null);
        }

        var facts = ErrorFacts.Read(told.Scope, told.Payload, told.ObjVal, told.Package, told.Function);
        var hasTrace = facts.Stack.Length > 0 || facts.Trace.HasFrames;
        var payload = JsonTexts.Parse(told.Payload);
        var (config, of) = await ConfigAsync(error, payload, access, cancellationToken);
        return new ProblemEventAnswer(
            error, facts.Message, hasTrace ? string.Join('\n', facts.Trace.Lines.Select(l => l.Text)) : "", hasTrace ? [.. facts.Trace.Lines.Select(StackLineEntry.Of)] : [],
            facts.OwnFingerprint is { } own ? $"The sender's own fingerprint\n{own}" : Fingerprint.KeyOf(facts), ConfigMask.Of(told.Payload), config, of);
    }

    /// <summary>What was done before the last errors, one for each session.</summary>
    private async Task<IReadOnlyList<ProblemSession>> SessionsAsync(IEnumerable<OccurrenceRow> errors, Access access, CancellationToken cancellationToken)
    {
        var sessions = new List<ProblemSession>();
        foreach (var error in errors.Where(e => e.SessionId.Length > 0).DistinctBy(e => e.SessionId).Take(MostSessions))
        {
            var steps = await reader.StepsAsync(error, access, MostSteps, cancellationToken);
            sessions.Add(new ProblemSession(error.Id, error.Time, error.SessionId, error.UserId, error.UserName, steps));
        }

        return sessions;
    }

    /// <summary>Configuration of the error, else of its run (semantics 8.3).</summary>
    private async Task<(JsonNode? Config, string? Of)> ConfigAsync(OccurrenceRow error, JsonNode? payload, Access access, CancellationToken cancellationToken)
    {
        if (payload is JsonObject members && members["config"] is { } own)
        {
            return (ConfigMask.Of(own.ToJsonString()), "error");
        }

        if (error.RunId.Length == 0 || await runs.FindAsync(error.RunId, access, cancellationToken) is null)
        {
            return (null, null);
        }

        return await runReader.DetailAsync(error.RunId, cancellationToken) is { Config.Length: > 0 } detail ? (ConfigMask.Of(detail.Config), "run") : (null, null);
    }
}
