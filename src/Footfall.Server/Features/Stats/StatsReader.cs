using Footfall.Analytics.Asking;
using Footfall.Analytics.Stats;
using Footfall.Server.Answers;
using Footfall.Server.Features.Activity;

namespace Footfall.Server.Features.Stats;

/// <summary>Reads the parameters of statistics, and asks for their values, now and before and over time.</summary>
internal sealed class StatsReader(AskReader reader, ActivityOrgs orgs, StatsQuestions questions, OwnMetrics own, TimeProvider time)
{
    // Each interval is one more window that every entity is looked at in.
    private const int MostIntervals = 400;

    internal StatsQuestions Questions => questions;

    /// <summary>What is asked, or why it cannot be answered.</summary>
    internal async Task<(StatsQuestion? Ask, IResult? Refusal)> ReadAsync(HttpContext context, StatsQuery query, string[] formats, Mistakes? already)
    {
        var mistakes = already ?? new Mistakes();
        query.RefuseOthers(mistakes);
        var ask = await reader.ReadAsync(context, query, formats, mistakes);
        ask = query.Interval is null ? ask : ask with { Unit = ask.Unit ?? Calendar.UnitFor(ask.Filter.Range) };
        var intervals = query.Interval is null || mistakes.Any ? null : ask.Calendar.Buckets(ask.Filter.Range, ask.Unit!.Value);
        if (intervals is { Count: > MostIntervals })
        {
            mistakes.Add("interval", FormattableString.Invariant($"makes {intervals.Count} intervals of this period, and {MostIntervals} are the most. Choose a longer one."));
        }

        if (mistakes.Any)
        {
            return (null, mistakes.ToResult());
        }

        var compares = query.Compare != "false" && !ask.Period.IsEverything;
        return (new StatsQuestion(ask, orgs.NamesOf(ask.Filter["org"], ask.Filter.Access), intervals, compares, time.GetUtcNow()), null);
    }

    /// <summary>The categories with the metrics that can answer; one that knows no orgs tells nothing about some of them.</summary>
    internal async Task<IReadOnlyList<StatsCategory>> CategoriesAsync(StatsQuestion ask, CancellationToken cancellationToken)
    {
        var all = await own.CategoriesAsync(cancellationToken);
        return ask.Orgs is null
            ? all
            : [.. all.Select(c => c with { Metrics = [.. c.Metrics.Where(m => m.KnowsOrgs)] }).Where(c => c.Metrics.Count > 0)];
    }

    /// <summary>Whether there is such a metric, whoever may see it.</summary>
    internal async Task<bool> KnowsAsync(string category, string metric, CancellationToken cancellationToken) =>
        (await own.CategoriesAsync(cancellationToken)).Any(c => c.Metrics.Any(m => m.Category == category && m.Key == metric));

    /// <summary>The metrics with their values.</summary>
    /// <param name="ask">What is asked.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <param name="part">The part of a breakdown that its trend is of; null for all of them together.</param>
    internal async Task<IReadOnlyDictionary<StatsMetric, StatsEntry>> EntriesAsync(StatsQuestion ask, IReadOnlyList<StatsMetric> metrics, CancellationToken cancellationToken, string? part = null)
    {
        var windows = ask.Windows();
        var values = await questions.ValuesAsync(metrics, ask.Of(windows), cancellationToken);
        return metrics.ToDictionary(m => m, m => Entry(m, values[m], ask, part));
    }

    private static StatsEntry Entry(StatsMetric metric, IReadOnlyList<StatsValue> values, StatsQuestion ask, string? part)
    {
        var compares = ask.Compares && metric.Scope != StatsScope.Now;
        var (now, before) = (values[0], ask.Compares ? values[1] : null);
        object? value = metric.IsBreakdown ? Parts(now, compares ? before : null) : now.Number;
        return new StatsEntry(
            metric.Key,
            metric.Title,
            now.Trouble ?? metric.Definition,
            metric.Unit,
            ScopeOf(metric.Scope),
            value,
            compares && !metric.IsBreakdown ? before!.Number : null,
            now.AllTime,
            metric.DuplicateOf,
            metric.IsBreakdown,
            metric.Formula,
            ask.Intervals is null || metric.Scope == StatsScope.Now ? null : Trend(values, ask, part));
    }

    private static List<StatsPart> Parts(StatsValue now, StatsValue? before)
    {
        var old = before?.Parts?.ToDictionary();
        var gone = old?.Keys.Where(k => old[k] > 0).Except(now.Parts!.Select(p => p.Key)).Select(k => KeyValuePair.Create(k, 0.0)) ?? [];
        return [.. now.Parts!.Concat(gone).Select(p => new StatsPart(p.Key, p.Value, old is null ? null : old.GetValueOrDefault(p.Key)))];
    }

    private static List<StatsPoint> Trend(IReadOnlyList<StatsValue> values, StatsQuestion ask, string? part)
    {
        var first = ask.Compares ? 2 : 1;
        var count = ask.Intervals!.Count;
        return [.. ask.Intervals.Starts.Select((start, i) => new StatsPoint(
            start,
            Number(values[first + i], part),
            ask.Compares && first + count + i < values.Count ? Number(values[first + count + i], part) : null))];
    }

    private static double? Number(StatsValue value, string? part) => value.Parts is { } parts ? parts.Where(p => part is null || p.Key == part).Sum(p => p.Value) : value.Number;

    private static string ScopeOf(StatsScope scope) => scope == StatsScope.AllTime ? "all_time" : scope.ToString().ToLowerInvariant();
}
