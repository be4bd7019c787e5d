using Footfall.ClickHouse;
using Footfall.ClickHouse.Native;

namespace Footfall.Analytics.Problems;

/// <summary>Carries what people did with problems over to the problems that their errors belong to by other rules of grouping, while the rows of both rules are there.</summary>
public sealed class ProblemCarrier(IStore store, ProblemLedger ledger, TimeProvider time)
{
    private const int RowsAtOnce = 50_000;

    // Errors by id: of ten million more than memory should hold.
    private const string FlowsSql =
        """
        SELECT reinterpretAsInt64(before) AS from, reinterpretAsInt64(now) AS to, toInt64(count()) AS errors
        FROM
        (
            SELECT id, argMaxIf(problem, rules, rules != {rules:String}) AS before, anyIf(problem, rules = {rules:String}) AS now, countIf(rules != {rules:String}) AS others, countIf(rules = {rules:String}) AS own
            FROM error_events
            WHERE received >= (SELECT min(received) FROM error_events WHERE rules != {rules:String})
            GROUP BY id
            HAVING others > 0 AND own > 0 AND before != now
        )
        GROUP BY before, now
        SETTINGS max_bytes_before_external_group_by = 500000000
        """;

    private const string ErrorsSql = "SELECT reinterpretAsInt64(problem) AS problem, toInt64(uniqExact(id)) AS errors FROM error_events WHERE rules = {rules:String} GROUP BY problem";
    private const string HeirsSql = "SELECT reinterpretAsInt64(problem) AS problem, reinterpretAsInt64(heir) AS heir, toUnixTimestamp64Milli(told.at) AS at FROM problem_heirs AS told FINAL";
    private const string ToldSql = "SELECT DISTINCT reinterpretAsInt64(problem) AS problem, id FROM problem_actions";

    /// <summary>
    /// Writes where the errors of problems went, and actions for the problems that got them. Doing it again adds nothing: not after a crash, and not when
    /// two servers do it at once.
    /// </summary>
    /// <param name="rules">Name of the rules that hold now.</param>
    /// <param name="cancellationToken">Gives up; the next start begins again.</param>
    /// <exception cref="StoreException">The store failed; the next start begins again.</exception>
    public async Task CarryAsync(string rules, CancellationToken cancellationToken)
    {
        var moved = await store.RowsAsync<FlowRow>(Of(FlowsSql), cancellationToken);
        if (moved.Count == 0)
        {
            return;
        }

        var errors = (await store.RowsAsync<ErrorsRow>(Of(ErrorsSql), cancellationToken)).ToDictionary(r => (ulong)r.Problem, r => r.Errors);
        var known = await store.RowsAsync<HeirRow>(Of(HeirsSql), cancellationToken);
        var heirs = known.ToDictionary(r => (ulong)r.Problem, r => (ulong)r.Heir);
        var flows = new ProblemFlows(moved.ConvertAll(f => new ProblemFlow((ulong)f.From, (ulong)f.To, f.Errors)), errors, heirs);
        await WriteHeirsAsync(flows.Heirs.Where(h => heirs.GetValueOrDefault(h.Key) != h.Value), BehindAll(known), cancellationToken);

        var told = (await store.RowsAsync<ToldRow>(Of(ToldSql), cancellationToken)).ToLookup(r => (ulong)r.Problem, r => r.Id);
        var plan = new ProblemRegrouping(flows, await ledger.LatestAsync(cancellationToken), (from, to) => !told[from].Except(told[to]).Any());
        await ledger.CopyAsync(plan.Copies, cancellationToken);
        await ledger.AddAsync([.. plan.Rows(rules, time.GetUtcNow())], cancellationToken);

        Statement Of(string sql) => Statement.Write(sql) with { Parameters = new Parameters().Add("rules", rules) };
    }

    // Also where the clock of the server that wrote the last ones is ahead.
    private DateTimeOffset BehindAll(IReadOnlyList<HeirRow> known) =>
        DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(time.GetUtcNow().ToUnixTimeMilliseconds(), known.Select(h => h.At + 1).DefaultIfEmpty().Max()));

    private async Task WriteHeirsAsync(IEnumerable<KeyValuePair<ulong, ulong>> heirs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var part in heirs.Chunk(RowsAtOnce))
        {
            var (problem, at, heir) = (new FixedColumn<ulong>("problem", "UInt64"), new TimeColumn("at"), new FixedColumn<ulong>("heir", "UInt64"));
            foreach (var (from, to) in part)
            {
                problem.Add(from);
                at.Add(now);
                heir.Add(to);
            }

            await store.InsertAsync(new Insert("problem_heirs", ["problem", "at", "heir"]), [new NativeBlock([problem, at, heir]).ToBytes()], cancellationToken);
        }
    }

    private sealed record FlowRow(long From, long To, long Errors);

    private sealed record ErrorsRow(long Problem, long Errors);

    private sealed record HeirRow(long Problem, long Heir, long At);

    private sealed record ToldRow(long Problem, Guid Id);
}
