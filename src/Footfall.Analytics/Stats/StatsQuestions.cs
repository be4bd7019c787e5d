using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Stats;

/// <summary>Asks the values of metrics, and the rows behind them.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days whose rollups are made, now.</param>
/// <param name="bringUp">Has the moments of entities tell of everything that was stored before.</param>
public sealed partial class StatsQuestions(IStore store, Func<SealedDays> seals, Func<CancellationToken, Task> bringUp)
{
    // Of all windows of one metric together.
    private static readonly TimeSpan LongestOwn = TimeSpan.FromSeconds(5);

    private static readonly Question<CurrentTotal> CurrentQuestion = Questions.Load<CurrentTotal>("Stats.CurrentTotals");
    private static readonly Question<DomainRow> DomainsQuestion = Questions.Load<DomainRow>("Stats.MailDomains");
    private static readonly Question<GroupEdge> EdgesQuestion = Questions.Load<GroupEdge>("Stats.GroupEdges");
    private static readonly IdnMapping Idna = new() { AllowUnassigned = true };
    private static readonly string[] CurrentKinds = ["team", "workspace", "project", "link", "agent", "job", "model", "notebook"];

    /// <summary>Values of metrics in each window of <paramref name="ask"/>, in the same order.</summary>
    public async Task<IReadOnlyDictionary<StatsMetric, IReadOnlyList<StatsValue>>> ValuesAsync(IReadOnlyList<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        ask = await PrepareAsync(metrics, ask, cancellationToken);
        var ofLives = metrics.Where(m => LifeNumbers.Knows(m, ask)).ToList();
        var lives = new LifeNumbers(store, ask).AskAsync(ofLives, cancellationToken);
        var own = metrics.Where(m => m.OwnSql is not null).Select(m => OwnAsync(m, ask, cancellationToken));
        var numbers = metrics.Except(ofLives).Where(m => !m.IsBreakdown && m.OwnSql is null).GroupBy(m => m.Source.Sql(ask)).Select(g => NumbersAsync([.. g], ask, cancellationToken));
        var breakdowns = metrics.Where(m => m.IsBreakdown).GroupBy(m => m.Source).Select(g => BreakdownsAsync([.. g], ask, cancellationToken));
        var answers = await Task.WhenAll(numbers.Concat(breakdowns).Concat(own).Append(lives));
        return answers.SelectMany(a => a).ToDictionary();
    }

    /// <summary>With what no SQL can find out: how mail domains are written in the net, and which groups lie in which teams.</summary>
    public async Task<StatsAsk> PrepareAsync(IEnumerable<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        await bringUp(cancellationToken);
        ask = ask with { Sealed = seals() };
        var sources = metrics.Select(m => m.Source).ToHashSet();
        if (sources.Overlaps([StatsSource.Domains, StatsSource.SignupDomains]))
        {
            var domains = await store.RowsAsync<DomainRow>(DomainsQuestion.ToStatement(), cancellationToken);
            ask = ask with { Domains = domains.ToDictionary(d => d.Domain, d => CodeOf(d.Domain)) };
        }

        return ask.Orgs is null && !sources.Contains(StatsSource.TeamSizes)
            ? ask
            : ask.With(await store.RowsAsync<GroupEdge>(EdgesQuestion.ToStatement(), cancellationToken));
    }

    /// <summary>What there is now, by org.</summary>
    public async Task<List<CurrentTotal>> CurrentAsync(CancellationToken cancellationToken)
    {
        await bringUp(cancellationToken);
        var statement = CurrentQuestion.ToStatement(new QuestionPart("containers", EntityRows.Known("container")), new QuestionPart(null, "", p => p.Add("kinds", CurrentKinds)));
        return await store.RowsAsync<CurrentTotal>(statement, cancellationToken);
    }

    /// <summary>The rows that a metric counts, and how many there are.</summary>
    public async Task<List<StatsRow>> RowsAsync(StatsMetric metric, StatsAsk ask, string? part, int offset, int limit, CancellationToken cancellationToken)
    {
        var statements = new StatsRows(metric, await PrepareAsync([metric], ask, cancellationToken), part);
        var rows = await store.RowsAsync<StatsRow>(statements.Page(offset, limit), cancellationToken);
        if (rows.TrueForAll(r => r.Name.Length > 0))
        {
            return rows;
        }

        var details = (await store.RowsAsync<StatsRowDetails>(statements.Details([.. rows.Select(r => r.Id)]), cancellationToken)).ToDictionary(d => d.Id);
        return [.. rows.Select(r => details.TryGetValue(r.Id, out var d) ? d.AddTo(r) : r with { Name = r.Name.Length > 0 ? r.Name : r.Id })];
    }

    private async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> NumbersAsync(IReadOnlyList<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        var rows = (await store.RowsAsync<Dictionary<string, double?>>(NumbersStatement(metrics, ask), cancellationToken)).ToLookup(r => (int)r["win"]!.Value);
        return metrics.Select((m, i) => KeyValuePair.Create(m, (IReadOnlyList<StatsValue>)[.. ask.Windows.Select((_, w) =>
        {
            var row = rows[w + 1].FirstOrDefault();
            var nothing = m.IsMean ? (double?)null : 0;
            return new StatsValue(row is null ? nothing : row[$"m{i}"], AllTime: m.AllTimeWhere is null ? null : row?[$"a{i}"] ?? 0);
        })]));
    }

    /// <summary>An administrator's SQL may be slow: the other numbers do not wait for it for ever.</summary>
    private async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> OwnAsync(StatsMetric metric, StatsAsk ask, CancellationToken cancellationToken)
    {
        if (metric.IsWrong)
        {
            return [KeyValuePair.Create(metric, (IReadOnlyList<StatsValue>)[.. ask.Windows.Select(_ => new StatsValue(null))])];
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestOwn);
        var values = new List<StatsValue>();
        try
        {
            foreach (var window in ask.Windows)
            {
                var rows = await store.RowsAsync<OwnValue>(OwnStatement(metric, ask, window), patience.Token);
                values.Add(new StatsValue(rows.Count == 0 ? null : rows[0].Value));
            }
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            var trouble = failure is StoreException ? $"Its SQL failed: {failure.Message}" : FormattableString.Invariant($"Its SQL took longer than {LongestOwn.TotalSeconds} s and was stopped.");
            values = [.. ask.Windows.Select(_ => new StatsValue(null) { Trouble = trouble })];
        }

        return [KeyValuePair.Create(metric, (IReadOnlyList<StatsValue>)values)];
    }

    /// <summary>What is wrong with an administrator's SQL; null when it gives one number, or takes so long that its figure will say so.</summary>
    public async Task<string?> OwnMistakeAsync(StatsMetric metric, StatsAsk ask, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestOwn);
        var parameters = new Parameters();
        ask.AddTo(parameters, ask.Windows[0]);
        try
        {
            var text = await store.TextAsync(new Statement($"SELECT * FROM (\n{metric.OwnSql}\n) LIMIT 1") { Parameters = parameters }, "TabSeparatedWithNamesAndTypes", patience.Token);
            return text.Split('\n') is [var names, var types, ..] ? MistakeOf(names.Split('\t'), types.Split('\t')) : null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string? MistakeOf(string[] names, string[] types) => types switch
    {
        [var type] when IsNumber().IsMatch(type) => null,
        [var type] => $"gives {names[0]} of the type {type}, and a number is needed.",
        _ => $"gives {types.Length} columns ({string.Join(", ", names)}), and one number is needed.",
    };

    /// <summary>As a subquery the text can only be a SELECT.</summary>
    private static Statement OwnStatement(StatsMetric metric, StatsAsk ask, StatsWindow window)
    {
        var parameters = new Parameters();
        ask.AddTo(parameters, window);
        return new Statement($"SELECT toFloat64OrNull(toString(tupleElement(tuple(*), 1))) AS value FROM (\n{metric.OwnSql}\n) LIMIT 1") { Parameters = parameters };
    }

    private static Statement NumbersStatement(IReadOnlyList<StatsMetric> metrics, StatsAsk ask)
    {
        var columns = metrics.SelectMany((m, i) => new[]
        {
            m.IsMean ? $"round({m.Sql(m.Where)}, 2) AS m{i}" : $"toFloat64({m.Sql(m.Where)}) AS m{i}",
            m.AllTimeWhere is null ? null : $"toFloat64({m.Sql(m.AllTimeWhere)}) AS a{i}",
        }).OfType<string>();
        var parameters = new Parameters();
        ask.AddTo(parameters);
        return new Statement($"SELECT toFloat64(win) AS win, {string.Join(", ", columns)} FROM {metrics[0].Source.Sql(ask)} GROUP BY win") { Parameters = parameters };
    }

    private async Task<IEnumerable<KeyValuePair<StatsMetric, IReadOnlyList<StatsValue>>>> BreakdownsAsync(IReadOnlyList<StatsMetric> metrics, StatsAsk ask, CancellationToken cancellationToken)
    {
        var parameters = new Parameters();
        ask.AddTo(parameters);
        var parts = string.Join(", ", metrics.Select((m, i) => FormattableString.Invariant($"(toInt64({i}), toUInt8({m.Where}), toString({m.By}))")));
        var statement = new Statement(
            $"""
            SELECT part.1 AS nth, toInt64(win) AS win, part.3 AS key, toInt64(count()) AS value
            FROM {metrics[0].Source.Sql(ask)} ARRAY JOIN arrayFilter(p -> p.2 = 1, [{parts}]) AS part
            GROUP BY nth, win, key
            """)
        {
            Parameters = parameters,
        };
        var rows = (await store.RowsAsync<Part>(statement, cancellationToken)).ToLookup(r => (r.Nth, r.Win));
        return metrics.Select((m, i) => KeyValuePair.Create(m, (IReadOnlyList<StatsValue>)[.. ask.Windows.Select((_, w) => new StatsValue(null, Parts(m, rows[(i, w + 1)])))]));
    }

    private static List<KeyValuePair<string, double>> Parts(StatsMetric metric, IEnumerable<Part> rows)
    {
        var parts = rows.ToDictionary(r => r.Key, r => (double)r.Value);
        foreach (var key in metric.Keys)
        {
            parts.TryAdd(key, 0);
        }

        return [.. parts.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal)];
    }

    /// <summary>A domain that breaks the rules of IDNA stays as it is. The engine made letters of ASCII small, and no others.</summary>
    private static string CodeOf(string domain)
    {
        try
        {
            return Idna.GetAscii(domain.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return domain;
        }
    }

    private sealed record DomainRow(string Domain);

    private sealed record OwnValue(double? Value);

    [GeneratedRegex(@"^(Nullable\()?(U?Int\d+|Float\d+|BFloat16|Decimal\(.*|Bool)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsNumber();

    private sealed record Part(long Nth, long Win, string Key, long Value);
}
