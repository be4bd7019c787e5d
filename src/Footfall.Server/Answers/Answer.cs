using System.Globalization;
using System.Text;
using Footfall.ClickHouse;

namespace Footfall.Server.Answers;

/// <summary>Rows of a chart or a short list, in the format asked for.</summary>
internal static class Answer
{
    /// <summary>The rows of a chart: as part of a JSON answer, as CSV, or the statement behind them.</summary>
    internal static IResult Of<TBody, TRow>(Ask ask, string name, TBody body, IEnumerable<TRow> rows, Statement statement) => ask.Format switch
    {
        "csv" => Download(name, Csv.Of(rows, StoreRows.Json.PropertyNamingPolicy!)),
        "sql" => Sql(statement),
        _ => Results.Ok(body),
    };

    /// <summary>The statement with its values, to be read by people.</summary>
    internal static IResult Sql(Statement statement)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in statement.Parameters.Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"-- {name} = {value}\n");
        }

        return Results.Text(text.Append(statement.Sql.Trim()).Append('\n').ToString(), "text/plain; charset=utf-8");
    }

    /// <summary>A CSV file.</summary>
    internal static IResult Download(string name, string csv) =>
        Results.File(Encoding.UTF8.GetBytes(csv), Csv.MediaType, $"{name}.csv");
}
