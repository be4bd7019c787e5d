using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>How long operations take, now and in the period before.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days that are sealed now.</param>
public sealed class DurationQuestions(IStore store, Func<SealedDays> seals)
{
    private static readonly Question<DurationRow> DurationsQuestion = Questions.Load<DurationRow>("Usage.Durations");

    /// <summary>The operations in an order of <see cref="DurationGroup.Orders"/>.</summary>
    public Task<List<DurationRow>> DurationsAsync(DurationGroup group, string order, EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<DurationRow>(DurationsStatement(group, order, filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="DurationsAsync"/>: both periods are read at once.</summary>
    public Statement DurationsStatement(DurationGroup group, string order, EventFilter filter, int limit) => DurationsQuestion.ToStatement(
        Rows(group, filter with { Range = new TimeRange(filter.Range.Previous.From, filter.Range.To) }),
        new QuestionPart("owner", group.Owner),
        new QuestionPart("name", group.Name),
        new QuestionPart("which", group.Which),
        new QuestionPart("order", $"{DurationGroup.Orders[order]} DESC, package, name"),
        QuestionPart.Value("split", Ceiling(filter.Range.From)),
        QuestionPart.Value("limit", limit));

    private QuestionPart Rows(DurationGroup group, EventFilter filter)
    {
        if (group.IsOfCalls)
        {
            return CallSql.Rows(new CallFilter(filter), seals(), "package, function, duration, failed, time");
        }

        var all = QuestionPart.Filter(filter);
        return all with { Place = "rows", Sql = $"(SELECT scope, duration, failed, time FROM events WHERE {all.Sql} AND duration IS NOT NULL)" };
    }

    // Rounded up like the bounds of filters: events have whole milliseconds.
    private static long Ceiling(DateTimeOffset time) => time.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds();
}
