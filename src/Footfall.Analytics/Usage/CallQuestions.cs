using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>Calls of functions as a table: one row a call.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days that are sealed now.</param>
public sealed class CallQuestions(IStore store, Func<SealedDays> seals)
{
    // A table of more columns than this nobody reads; the rest stays in the JSON answer.
    private const int MostColumns = 100;

    private static readonly Question<EventRow> ListQuestion = Questions.Load<EventRow>("Events.EventList");
    private static readonly Question<EventCount> CountQuestion = Questions.Load<EventCount>("Usage.CallCount");
    private static readonly Question<CallParameter> ParametersQuestion = Questions.Load<CallParameter>("Usage.CallParameters");
    private static readonly Question<EventRow> TableQuestion = Questions.Load<EventRow>("Usage.CallTable");

    /// <summary>A page of calls, as the events that they are.</summary>
    public Task<List<EventRow>> PageAsync(CallFilter filter, SortOrder order, PageToken? after, int limit, CancellationToken cancellationToken) =>
        order.PageAsync(filter.Events.Range, after, limit, range => store.RowsAsync<EventRow>(
            PageStatement(filter with { Events = filter.Events with { Range = range } }, order, after, limit), cancellationToken));

    /// <summary>The statement behind <see cref="PageAsync"/>.</summary>
    public static Statement PageStatement(CallFilter filter, SortOrder order, PageToken? after, int limit) =>
        ListQuestion.ToStatement([CallSql.Filter(filter), .. order.Parts(after, limit)]);

    /// <summary>How many calls.</summary>
    public async Task<long> CountAsync(CallFilter filter, CancellationToken cancellationToken) =>
        (await store.SingleAsync<EventCount>(CountQuestion.ToStatement(CallSql.Rows(filter, seals(), "time")), cancellationToken)).Events;

    /// <summary>The inputs and outputs that the calls have, inputs first, the frequent ones first.</summary>
    public Task<List<CallParameter>> ParametersAsync(CallFilter filter, CancellationToken cancellationToken) =>
        store.RowsAsync<CallParameter>(ParametersQuestion.ToStatement(CallSql.Rows(filter, seals(), "inputs, outputs"), QuestionPart.Value("most", MostColumns)), cancellationToken);

    /// <summary>The statement of the whole table for a file, with a column for each of <paramref name="columns"/>.</summary>
    public static Statement TableStatement(CallFilter filter, SortOrder order, IReadOnlyList<CallParameter> columns) => TableQuestion.ToStatement(
        CallSql.Filter(filter),
        CallSql.Values(columns),
        new QuestionPart("status", CallSql.Status),
        new QuestionPart("error", CallSql.Error),
        order.Parts(null, null)[1]);

    /// <summary>The statement of the whole table with the headings as names of its columns, for a file that has them inside.</summary>
    public static Statement NamedStatement(CallFilter filter, SortOrder order, IReadOnlyList<CallParameter> columns)
    {
        var table = TableStatement(filter, order, columns);
        var values = columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"value_{i}"));
        string[] inner = ["started", "who", "called", "owner", "what", "duration_ms", .. values, "ended_as", "error_told"];
        var named = inner.Zip(Headings(columns), (column, heading) => $"{column} AS {Identifier(heading)}");
        return table with { Sql = $"SELECT {string.Join(", ", named)} FROM ({table.Sql})" };
    }

    /// <summary>The headings of that table. A name of a parameter comes from whoever calls, so it says on which side it stands.</summary>
    public static IReadOnlyList<string> Headings(IReadOnlyList<CallParameter> columns) =>
        ["started", "user_id", "user_name", "package", "function", "duration_ms", .. columns.Select(c => $"{c.Side}.{c.Name}"), "status", "error"];

    private static string Identifier(string name) => $"`{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal)}`";
}
