using System.Globalization;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Problems;

/// <summary>
/// What people did with problems: rows that are only ever added, each with how the problem stands after it. See
/// <c>docs/adr/0022-life-of-problems.md</c>.
/// </summary>
public sealed class ProblemLedger(IStore store)
{
    /// <summary>The last action of each problem, as a subquery.</summary>
    internal const string LatestSql =
        """
        (SELECT problem, tupleElement(last, 1) AS state, tupleElement(last, 2) AS state_at, tupleElement(last, 3) AS version, tupleElement(last, 4) AS version_key,
            tupleElement(last, 5) AS until, tupleElement(last, 6) AS most, tupleElement(last, 7) AS counted, tupleElement(last, 8) AS assignee, tupleElement(last, 9) AS merged_into
        FROM (SELECT problem, argMax((toString(state), state_at, version, version_key, until, most, counted, assignee, merged_into), (at, id)) AS last FROM problem_actions GROUP BY problem))
        """;

    private const string LinksSql =
        $"""
        SELECT 'merged' AS kind, toString(problem) AS problem, toString(merged_into) AS merged_into FROM {LatestSql} AS latest WHERE latest.merged_into NOT IN (0, latest.problem)
        UNION ALL SELECT 'moved', '', '' FROM (SELECT id FROM problem_moves LIMIT 1)
        UNION ALL SELECT 'state', '', '' FROM (SELECT problem FROM problem_actions WHERE state IN ('resolved', 'snoozed') LIMIT 1)
        UNION ALL SELECT 'told', '', '' FROM (SELECT run_id FROM run_exceptions LIMIT 1)
        """;

    private static readonly string HeirSql =
        $$"""
        SELECT {{ProblemId.Sql("told.heir")}} AS heir FROM problem_heirs AS told FINAL
        WHERE told.problem = toUInt64({problem:String}) AND told.heir != told.problem AND NOT EXISTS (SELECT 1 FROM error_events WHERE problem = toUInt64({problem:String}))
        """;

    private static readonly string Columns =
        $"{ProblemId.Sql("problem")} AS problem, at, id, action, account, comment, state, state_at, version, version_key, until, most, counted, assignee, {ProblemId.Sql("merged_into")} AS merged_into, undoes, details";

    private const string InsertSql =
        """
        INSERT INTO problem_actions (problem, at, id, action, account, comment, state, state_at, version, version_key, until, most, counted, assignee, merged_into, undoes, details)
        SELECT toUInt64({problem:String}), fromUnixTimestamp64Micro({at:Int64}, 'UTC'), toUUID({id:String}), {action:String}, {account:String}, {comment:String}, {state:String},
            {state_at:DateTime64(3)}, {version:String}, {version_key:String}, {until:DateTime64(3)}, {most:Int64}, {counted:Int64}, {assignee:String}, toUInt64({merged_into:String}), toUUID({undoes:String}), {details:String}
        """;

    private const string MoveBackSql =
        """
        INSERT INTO problem_moves (id, at, problem, action)
        SELECT told.id, fromUnixTimestamp64Micro({at:Int64}, 'UTC'), argMaxIf(told.problem, told.at, told.at < moved.since) AS before, toUUID({action:String})
        FROM problem_moves AS told
        INNER JOIN (SELECT id, min(at) AS since FROM problem_moves WHERE action = toUUID({moved:String}) GROUP BY id) AS moved ON moved.id = told.id
        GROUP BY told.id
        """;

    private const string CopySql =
        """
        INSERT INTO problem_actions (problem, at, id, action, account, comment, state, state_at, version, version_key, until, most, counted, assignee, merged_into, undoes, details)
        SELECT DISTINCT pairs.to AS problem, at, id, action, account, comment, state, state_at, version, version_key, until, most, counted, assignee,
            if(heirs.heir != 0, heirs.heir, told.merged_into) AS merged_into, undoes, details
        FROM problem_actions AS told
        INNER JOIN (SELECT toUInt64(tupleElement(pair, 1)) AS from, toUInt64(tupleElement(pair, 2)) AS to FROM (SELECT arrayJoin(arrayZip({from:Array(String)}, {to:Array(String)})) AS pair)) AS pairs
            ON pairs.from = told.problem
        LEFT JOIN (SELECT problem, heir FROM problem_heirs FINAL) AS heirs ON heirs.problem = told.merged_into
        WHERE (pairs.to, told.id) NOT IN (SELECT problem, id FROM problem_actions)
        """;

    private const int CopiesAtOnce = 5_000;

    /// <summary>Where nobody said anything.</summary>
    internal static ProblemLinks None { get; } = new(new Dictionary<ulong, ulong>(), HasMoves: false, HasStates: false, HasTold: false);

    /// <summary>Which problem errors belong to, where people said so.</summary>
    public async Task<ProblemLinks> LinksAsync(CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<LinkRow>(new Statement(LinksSql), cancellationToken);
        var merged = rows.Where(r => r.Kind == "merged").ToDictionary(r => Number(r.Problem), r => Number(r.MergedInto));
        return new ProblemLinks(merged, rows.Exists(r => r.Kind == "moved"), rows.Exists(r => r.Kind == "state"), rows.Exists(r => r.Kind == "told"));
    }

    /// <summary>Everything that was done with a problem, the latest first.</summary>
    public Task<List<ProblemAction>> HistoryAsync(ProblemId problem, CancellationToken cancellationToken) =>
        store.RowsAsync<ProblemAction>(
            new Statement($"SELECT {Columns} FROM problem_actions AS told WHERE told.problem = toUInt64({{problem:String}}) ORDER BY at DESC, id DESC LIMIT 1 BY id LIMIT 1000") { Parameters = new Parameters().Add("problem", problem.Decimal) },
            cancellationToken);

    /// <summary>The rows of one action, one a problem.</summary>
    public Task<List<ProblemAction>> ActionAsync(Guid id, CancellationToken cancellationToken) =>
        store.RowsAsync<ProblemAction>(
            new Statement($"SELECT {Columns} FROM problem_actions AS told WHERE told.id = toUUID({{id:String}}) ORDER BY told.at LIMIT 1 BY told.problem") { Parameters = new Parameters().Add("id", id.ToString("D")) }, cancellationToken);

    /// <summary>The last action of each problem that has one.</summary>
    public async Task<IReadOnlyDictionary<ulong, ProblemAction>> LatestAsync(CancellationToken cancellationToken) =>
        (await store.RowsAsync<ProblemAction>(new Statement($"SELECT {Columns} FROM problem_actions AS told ORDER BY told.at DESC, told.id DESC LIMIT 1 BY told.problem"), cancellationToken))
            .ToDictionary(a => ProblemId.Read(a.Problem)!.Value.Value);

    /// <summary>The problem that one goes by since other rules group errors; null while it has errors of its own, or when none is known.</summary>
    public async Task<ProblemId?> HeirAsync(ProblemId problem, CancellationToken cancellationToken) =>
        ProblemId.Read((await store.RowsAsync<HeirRow>(new Statement(HeirSql) { Parameters = new Parameters().Add("problem", problem.Decimal) }, cancellationToken)).SingleOrDefault()?.Heir);

    /// <summary>Problems that are part of another.</summary>
    public async Task<IReadOnlyList<ProblemId>> PartsAsync(ProblemId problem, CancellationToken cancellationToken) =>
        [.. (await LinksAsync(cancellationToken)).Merged.Where(m => m.Value == problem.Value).Select(m => new ProblemId(m.Key))];

    /// <summary>Adds rows.</summary>
    public async Task AddAsync(IReadOnlyList<ProblemAction> actions, CancellationToken cancellationToken)
    {
        foreach (var action in actions)
        {
            await store.ExecuteAsync(new Statement(InsertSql) { Lane = Lane.Write, Parameters = ParametersOf(action) }, cancellationToken);
        }
    }

    /// <summary>Adds the actions of problems to others, but for those that are there. The problems they name are those that these go by now.</summary>
    public async Task CopyAsync(IReadOnlyList<(ulong From, ulong To)> problems, CancellationToken cancellationToken)
    {
        foreach (var part in problems.Chunk(CopiesAtOnce))
        {
            await store.ExecuteAsync(
                Statement.Write(CopySql) with
                {
                    Parameters = new Parameters().Add("from", part.Select(p => new ProblemId(p.From).Decimal)).Add("to", part.Select(p => new ProblemId(p.To).Decimal)),
                },
                cancellationToken);
        }
    }

    /// <summary>Moves errors to a problem.</summary>
    public Task MoveAsync(IEnumerable<Guid> errors, ProblemId problem, DateTimeOffset at, Guid action, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            new Statement("INSERT INTO problem_moves (id, at, problem, action) SELECT arrayJoin({ids:Array(UUID)}), fromUnixTimestamp64Micro({at:Int64}, 'UTC'), toUInt64({problem:String}), toUUID({action:String})")
            {
                Lane = Lane.Write,
                Parameters = new Parameters().Add("ids", errors).Add("at", Micros(at)).Add("problem", problem.Decimal).Add("action", action.ToString("D")),
            },
            cancellationToken);

    /// <summary>Moves the errors that an action moved to where each of them was before.</summary>
    public Task MoveBackAsync(Guid moved, DateTimeOffset at, Guid action, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            Statement.Write(MoveBackSql) with { Parameters = new Parameters().Add("moved", moved.ToString("D")).Add("at", Micros(at)).Add("action", action.ToString("D")) }, cancellationToken);

    private static Parameters ParametersOf(ProblemAction action) => new Parameters()
        .Add("problem", ProblemId.Read(action.Problem)!.Value.Decimal)
        .Add("at", Micros(action.At))
        .Add("id", action.Id.ToString("D"))
        .Add("action", action.Action)
        .Add("account", action.Account)
        .Add("comment", action.Comment)
        .Add("state", action.State)
        .Add("state_at", action.StateAt)
        .Add("version", action.Version)
        .Add("version_key", action.VersionKey)
        .Add("until", action.Until)
        .Add("most", action.Most)
        .Add("counted", action.Counted)
        .Add("assignee", action.Assignee)
        .Add("merged_into", (ProblemId.Read(action.MergedInto) ?? default).Decimal)
        .Add("undoes", action.Undoes.ToString("D"))
        .Add("details", action.Details);

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    private static long Micros(DateTimeOffset at) => (at.UtcTicks - DateTime.UnixEpoch.Ticks) / 10;

    private sealed record LinkRow(string Kind, string Problem, string MergedInto);

    private sealed record HeirRow(string Heir);
}
