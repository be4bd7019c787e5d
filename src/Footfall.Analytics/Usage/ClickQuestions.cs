using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Usage;

/// <summary>What is clicked, and what goes wrong after it.</summary>
/// <param name="store">The store.</param>
/// <param name="seals">The days that are sealed now.</param>
public sealed class ClickQuestions(IStore store, Func<SealedDays> seals)
{
    // An error that follows a click comes within this (specs/datagrok.md 2.10).
    private static readonly TimeSpan Following = TimeSpan.FromSeconds(5);

    private const string Columns = "user_id, path, request_id, time";

    private static readonly Question<ClickRow> ClicksQuestion = Questions.Load<ClickRow>("Usage.Clicks");

    /// <summary>Elements by clicks.</summary>
    public Task<List<ClickRow>> ClicksAsync(EventFilter filter, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<ClickRow>(ClicksStatement(filter, limit), cancellationToken);

    /// <summary>The statement behind <see cref="ClicksAsync"/>. The error may come from a server, in no package, after the period.</summary>
    public Statement ClicksStatement(EventFilter filter, int limit)
    {
        var around = filter.Range with { To = filter.Range.To.Add(Following).AddMilliseconds(1) };
        var rights = FilterSql.OfFigures(filter.Access);
        return ClicksQuestion.ToStatement(
            RollupDays.Rows(filter, seals(), ["org", "user", "package"], (Columns, "clicks"), where => $"SELECT {Columns} FROM ({Clicks.Select(where)})"),
            new QuestionPart("around", $"{rights.Text} AND time >= {{from:DateTime64(3)}} AND time < {{around_to:DateTime64(3)}}", p => p.AddMissing(rights.AddTo).Add("around_to", around.To)),
            QuestionPart.Value("limit", limit));
    }
}
