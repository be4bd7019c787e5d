using Footfall.Analytics.Asking;
using Footfall.Analytics.Problems;
using Footfall.Ingestion.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>
/// What people do with problems, one after the other. Each action is a row, or several with one id, that says how the problem stands after it; undoing one
/// adds a row with how it stood before.
/// </summary>
internal sealed class ProblemActions(ProblemLedger ledger, ProblemReader reader, ProblemDesk desk, TimeProvider time) : IDisposable
{
    private static readonly string Nobody = default(ProblemId).ToString();

    private readonly SemaphoreSlim _gate = new(1, 1);

    public void Dispose() => _gate.Dispose();

    /// <summary>Does something with one problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">Name of the action, who does it, and what they say.</param>
    /// <param name="change">What it changes.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    internal Task ActAsync(ProblemRow problem, ProblemStart start, ProblemChange change, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var whole = await desk.FindAsync(problem.Id, Access.All, cancellationToken) ?? problem;
            var next = await NextAsync(problem.Id, start, Guid.CreateVersion7(time.GetUtcNow()), cancellationToken);
            await ledger.AddAsync([change(next, whole)], CancellationToken.None);
        },
        cancellationToken);

    /// <summary>Makes a problem, and what was merged into it, part of another.</summary>
    internal Task MergeAsync(ProblemRow problem, ProblemRow into, ProblemStart start, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            string[] merged = [problem.Id, .. (await ledger.PartsAsync(ProblemId.Read(problem.Id)!.Value, cancellationToken)).Select(p => p.ToString())];
            var rows = new List<ProblemAction>();
            foreach (var part in merged)
            {
                rows.Add(await NextAsync(part, start, id, cancellationToken) with { MergedInto = into.Id, Details = $"into {into.Id}" });
            }

            rows.Add(await NextAsync(into.Id, start, id, cancellationToken) with { Details = $"took {problem.Id}" });

            // What comes over was there before: it is none of the errors that a rest waits for.
            rows[^1] = rows[^1] with { Counted = rows[^1].Counted + (rows[^1].Most > 0 ? problem.Events : 0) };
            await ledger.AddAsync(rows, CancellationToken.None);
        },
        cancellationToken);

    /// <summary>Makes errors of a problem one of their own, or lets merged problems stand by themselves again.</summary>
    /// <returns>The problems that stand by themselves now.</returns>
    internal Task<IReadOnlyList<string>> SplitAsync(ProblemRow problem, SplitRequest request, ProblemStart start, CancellationToken cancellationToken) => AloneAsync<IReadOnlyList<string>>(
        async () =>
        {
            var id = Guid.CreateVersion7(time.GetUtcNow());
            var rows = new List<ProblemAction>();
            var errors = (request.Occurrences ?? []).Distinct().ToList();
            var parts = (request.Parts ?? []).Distinct().ToList();
            var own = ProblemId.Read(problem.Id)!.Value;
            await CheckAsync(own, errors, parts, cancellationToken);
            foreach (var part in parts)
            {
                rows.Add(await NextAsync(part, start, id, cancellationToken) with { MergedInto = Nobody, Details = $"from {problem.Id}" });
            }

            if (errors.Count > 0)
            {
                var split = new ProblemId(Math.Max(1, Fingerprint.ProblemOf($"split {id:D}")));
                rows.Add(await NextAsync(split.ToString(), start, id, cancellationToken) with { Details = $"from {problem.Id}" });
                await ledger.MoveAsync(errors, split, rows[^1].At, id, CancellationToken.None);
            }

            var apart = rows.ConvertAll(r => r.Problem);
            rows.Add(await NextAsync(problem.Id, start, id, cancellationToken) with { Details = $"gave {string.Join(' ', apart)}" });
            await ledger.AddAsync(rows, CancellationToken.None);
            return apart;
        },
        cancellationToken);

    /// <summary>Undoes the last action of a problem that is not undone yet.</summary>
    /// <exception cref="ProblemRefusedException">There is none, or another problem that it was about was changed since.</exception>
    internal Task UndoAsync(ProblemRow problem, ProblemStart start, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            var own = await HistoryAsync(problem.Id, cancellationToken);
            var last = LastOf(own) ?? throw new ProblemRefusedException(own.Exists(IsJoin) ? "There is nothing to undo since several problems became this one." : "There is nothing to undo.");
            var id = Guid.CreateVersion7(time.GetUtcNow());
            var rows = new List<ProblemAction>();
            foreach (var done in await ledger.ActionAsync(last.Id, cancellationToken))
            {
                if (await ledger.HeirAsync(ProblemId.Read(done.Problem)!.Value, cancellationToken) is not null)
                {
                    continue;
                }

                var history = await HistoryAsync(done.Problem, cancellationToken);
                if (LastOf(history)?.Id != last.Id)
                {
                    throw new ProblemRefusedException($"Problem {done.Problem}, which this was about, too, was changed since. Undo that first.");
                }

                // How it stood before is what the row behind says.
                var before = history.SkipWhile(a => a.Id != last.Id).Skip(1).FirstOrDefault() ?? new ProblemAction { Problem = done.Problem, At = done.At, Id = id, Action = "", Account = "" };
                var into = ProblemId.Read(before.MergedInto) is { } told ? (await ledger.HeirAsync(told, cancellationToken) ?? told).ToString() : Nobody;
                rows.Add(Begin(before, history[0].At, start, id) with { MergedInto = into, Undoes = last.Id, Details = last.Action });
            }

            await ledger.MoveBackAsync(last.Id, rows[0].At, id, CancellationToken.None);
            await ledger.AddAsync(rows, CancellationToken.None);
        },
        cancellationToken);

    /// <summary>The last action of people that is neither an undoing nor undone. Before several problems became one there are several stories.</summary>
    private static ProblemAction? LastOf(IReadOnlyList<ProblemAction> history)
    {
        var undone = history.Select(a => a.Undoes).ToHashSet();
        return history.TakeWhile(a => !IsJoin(a)).FirstOrDefault(a => a.Undoes == Guid.Empty && a.Action != ProblemRegrouping.Action && !undone.Contains(a.Id));
    }

    private static bool IsJoin(ProblemAction action) => action.Action == ProblemRegrouping.Action && action.Details.StartsWith(ProblemRegrouping.Joined, StringComparison.Ordinal);

    private async Task CheckAsync(ProblemId problem, IReadOnlyList<Guid> errors, IReadOnlyList<string> parts, CancellationToken cancellationToken)
    {
        var merged = (await ledger.PartsAsync(problem, cancellationToken)).Select(p => p.ToString()).ToHashSet();
        if (parts.FirstOrDefault(p => !merged.Contains(p)) is { } stranger)
        {
            throw new ProblemRefusedException($"Problem {stranger} is no part of {problem}.");
        }

        foreach (var error in errors)
        {
            var found = await reader.OccurrencesAsync(ProblemDesk.FilterOf(problem, Access.All) with { Occurrence = error }, null, 1, cancellationToken);
            if (found.Count == 0)
            {
                throw new ProblemRefusedException($"Error {error:D} does not belong to problem {problem}.");
            }
        }
    }

    private async Task<ProblemAction> NextAsync(string problem, ProblemStart start, Guid id, CancellationToken cancellationToken)
    {
        var last = (await HistoryAsync(problem, cancellationToken)).FirstOrDefault();
        return Begin(last ?? new ProblemAction { Problem = problem, At = DateTimeOffset.UnixEpoch, Id = id, Action = "", Account = "" }, last?.At ?? DateTimeOffset.UnixEpoch, start, id);
    }

    /// <summary>A row that changes nothing yet, behind the last one even where clocks differ.</summary>
    private ProblemAction Begin(ProblemAction before, DateTimeOffset last, ProblemStart start, Guid id)
    {
        var now = time.GetUtcNow();
        return before with
        {
            Id = id,
            At = now > last ? now : last.AddMicroseconds(1),
            Action = start.Action,
            Account = start.Account,
            Comment = start.Comment?.Trim() ?? "",
            Undoes = Guid.Empty,
            Details = "",
        };
    }

    private async Task<List<ProblemAction>> HistoryAsync(string problem, CancellationToken cancellationToken) =>
        await ledger.HistoryAsync(ProblemId.Read(problem)!.Value, cancellationToken);

    private Task<bool> AloneAsync(Func<Task> act, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            await act();
            return true;
        },
        cancellationToken);

    private async Task<T> AloneAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await act();
        }
        finally
        {
            _gate.Release();
        }
    }
}
