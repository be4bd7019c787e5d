using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>What is known and nobody uses.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days that are sealed now.</param>
public sealed class UnusedQuestions(IStore store, Func<SealedDays> seals)
{
    private static readonly Question<UnusedRow> UnusedQuestion = Questions.Load<UnusedRow>("Usage.Unused");

    private const string Columns = "kind, id, events, last";

    /// <summary>Kinds that can be used, or be left unused.</summary>
    public static IReadOnlyList<string> Kinds => UsedThings.Kinds;

    /// <summary>Unused things, those that never were used first.</summary>
    public Task<List<UnusedRow>> UnusedAsync(EventFilter filter, IReadOnlyList<string> kinds, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<UnusedRow>(UnusedStatement(filter, kinds, limit), cancellationToken);

    /// <summary>The statement behind <see cref="UnusedAsync"/>: uses are looked for from the first event on.</summary>
    public Statement UnusedStatement(EventFilter filter, IReadOnlyList<string> kinds, int limit)
    {
        var ever = filter with { Range = new TimeRange(DateTimeOffset.UnixEpoch, filter.Range.To) };
        var sealedDays = seals();
        return UnusedQuestion.ToStatement(
            Rows(ever, sealedDays),
            Known(ever, sealedDays),
            UserNames.Of(ever),
            new QuestionPart("visible", SeenEntities.Sql(filter.Access)),
            new QuestionPart(null, "", p => p.Add("things", kinds)),
            QuestionPart.Value("split", filter.Range.From.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds()),
            QuestionPart.Value("limit", limit));
    }

    private static QuestionPart Rows(EventFilter filter, SealedDays days) =>
        RollupDays.Rows(filter, days, ["org", "package"], (Columns, "used_things"), where => $"SELECT {Columns} FROM ({UsedThings.Select(where)})");

    /// <summary>What anybody used whom the caller may see; nothing where the rows have it all. Of packages that were asked for, only these are known.</summary>
    private static QuestionPart Known(EventFilter filter, SealedDays days)
    {
        const string Package = "package";
        if (filter is { Search: null, DurationFrom: null, DurationTo: null } && filter.Values.All(v => v.Key == Package || v.Value.Count == 0))
        {
            return new QuestionPart("known", "(SELECT '' AS kind, '' AS id WHERE false)");
        }

        var rows = Rows(filter.Everything.With(Package, filter[Package]), days);
        return new QuestionPart("known", rows.Sql, p => p.AddMissing(rows.Parameters!));
    }
}
