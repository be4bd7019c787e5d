using System.Globalization;
using System.Text.Json;
using Footfall.Analytics.Sql;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Sql;

/// <summary><c>POST /api/v1/sql</c>: one read-only statement; and what it may name.</summary>
internal static class SqlEndpoints
{
    private const string ColumnsSql = "SELECT database, table, name, type FROM system.columns ORDER BY database, table, position";

    internal static void MapSql(this IEndpointRouteBuilder api)
    {
        api.MapPost("/sql", RunAsync).RequireAuthorization(Policies.Sql).WithTags("SQL").Audited("query:sql")
            .WithSummary("Run one SELECT over what the caller may see; format=json|csv|parquet|arrow").Produces<JsonElement>().ProducesProblem(503);
        api.MapGet("/sql/schema", SchemaAsync).RequireAuthorization(Policies.Sql).WithTags("SQL")
            .WithSummary("Tables, columns and functions that SQL may name").Produces<SqlSchemaAnswer>();
    }

    private static async Task<IResult> RunAsync(HttpContext context, [FromBody] SqlRequest request, string? format, SqlRunner runner)
    {
        var mistakes = new Mistakes();
        var chosen = mistakes.Choice("format", format, [.. SqlFormats.OfApi.Keys]);
        if (string.IsNullOrWhiteSpace(request.Sql))
        {
            mistakes.Add("sql", "must be one SELECT statement, but is empty.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var engineFormat = SqlFormats.OfApi[chosen];
        try
        {
            var ask = new SqlAsk(request.Sql!, Rights.Of(context)) { Format = engineFormat, Parameters = SqlParameters.Of(request), Database = request.Database ?? "" };
            var result = await runner.RunAsync(ask, context.RequestAborted);
            context.Response.Headers["X-ClickHouse-Summary"] = SummaryOf(result);
            return Results.Bytes(result.Body, SqlFormats.All[engineFormat], chosen == "json" ? null : $"rows.{chosen}");
        }
        catch (SqlException e)
        {
            return Problem(e);
        }
    }

    private static async Task<IResult> SchemaAsync(HttpContext context, SqlRunner runner)
    {
        var result = await runner.RunAsync(new SqlAsk(ColumnsSql, Rights.Of(context)) { Format = "JSONCompactEachRow" }, context.RequestAborted);
        var rows = System.Text.Encoding.UTF8.GetString(result.Body).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<string[]>(l, StoreRows.Json)!);
        var tables = rows.GroupBy(r => (r[0], r[1])).Select(t => new SqlTable(t.Key.Item1, t.Key.Item2, [.. t.Select(c => new SqlColumn(c[2], c[3]))]));
        return Results.Ok(new SqlSchemaAnswer([.. tables], SqlFunctions.Names));
    }

    /// <summary>What a statement cost, in the words of ClickHouse's header.</summary>
    internal static string SummaryOf(SandboxResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"read_rows":"{{result.RowsRead}}","read_bytes":"{{result.BytesRead}}","elapsed_ns":"{{(long)(result.Elapsed * 1e9)}}"}""");

    /// <summary>Why a statement was not run to its end, and where in it.</summary>
    internal static IResult Problem(SqlException e)
    {
        var more = new Dictionary<string, object?> { ["code"] = e.Code };
        if (e.Place is { } place)
        {
            more["line"] = place.Line;
            more["column"] = place.Column;
        }

        return Results.Problem(statusCode: StatusCodes.Status400BadRequest, title: "The statement was not run to its end.", detail: e.Message, extensions: more);
    }
}
