using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Asking;

/// <summary>
/// One SQL text with typed parameters and a typed row: what a page, an endpoint and an export all call. The text lies in a
/// <c>.sql</c> file beside the record of its row. In it <c>$filter$</c> stands for the condition on events, <c>$rows$</c> for
/// a subquery, and <c>$bucket$</c> for the start of the bucket a row falls into, as Unix milliseconds.
/// </summary>
/// <typeparam name="TRow">A record whose properties are named after the columns.</typeparam>
public sealed class Question<TRow>
{
    private readonly string _sql;

    internal Question(string name, string sql)
    {
        Name = name;
        _sql = sql;
    }

    /// <summary>Folder and file, for example <c>Events.ActivityOverTime</c>.</summary>
    public string Name { get; }

    /// <summary>The statement that asks the question.</summary>
    /// <param name="parts">What goes into the places of the text.</param>
    public Statement ToStatement(params ReadOnlySpan<QuestionPart> parts)
    {
        var parameters = new Parameters();
        var sql = _sql;
        foreach (var part in parts)
        {
            sql = part.Place is null ? sql : sql.Replace($"${part.Place}$", part.Sql, StringComparison.Ordinal);
            part.Parameters?.Invoke(parameters);
        }

        return new Statement(ReadablePayload.In(sql)) { Parameters = parameters };
    }
}
