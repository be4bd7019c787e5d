using System.Globalization;
using System.IO.Compression;
using System.Text;
using Footfall.Analytics.Sql;
using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Features.Sql;
using Footfall.Server.Hosting.Contracts;

namespace Footfall.Server.Features.ClickHouse;

/// <summary>
/// <c>/clickhouse</c>: ClickHouse's HTTP interface, to read only, for programs that know it: <c>POST ?database=...&amp;param_x=...</c> with the statement in
/// the body, or <c>GET ?query=...</c>. Errors are text, as a ClickHouse server writes them. Source: clickhouse.com/docs/interfaces/http.
/// </summary>
internal static class ClickHouseEndpoints
{
    private const int AuthenticationFailed = 516;
    private static readonly string[] Methods = ["GET", "POST"];

    internal static void MapClickHouse(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/clickhouse").AllowAnonymous().WithTags("ClickHouse").WithMetadata(new RefusesStrangers());
        group.MapMethods("", Methods, QueryAsync).Audited("query:sql").WithSummary("ClickHouse's HTTP interface, read-only")
            .Produces<string>(200, "text/plain").Produces<string>(400, "text/plain").Produces<string>(401, "text/plain").Produces<string>(403, "text/plain").Produces<string>(404, "text/plain").ProducesProblem(429);
        group.MapGet("/ping", (HttpContext context) => Refuse(context) ?? Results.Text("Ok.\n"))
            .WithSummary("Whether it answers").Produces<string>(200, "text/plain").Produces<string>(401, "text/plain").Produces<string>(403, "text/plain").ProducesProblem(429);
    }

    private static async Task<IResult> QueryAsync(HttpContext context, SqlRunner runner)
    {
        if (Refuse(context) is { } refused)
        {
            return refused;
        }

        try
        {
            var question = await ClickHouseQuestion.ReadAsync(context.Request, context.RequestAborted);
            if (question.Sql.Length == 0)
            {
                return Results.Text("Ok.\n");
            }

            var ask = new SqlAsk(question.Sql, Rights.Of(context)) { Format = question.Format, Database = question.Database, Parameters = question.Parameters };
            var result = await runner.RunAsync(ask, context.RequestAborted);
            var headers = context.Response.Headers;
            headers["X-ClickHouse-Summary"] = SqlEndpoints.SummaryOf(result);
            headers["X-ClickHouse-Format"] = question.Format;
            headers["X-ClickHouse-Timezone"] = "UTC";
            headers["X-ClickHouse-Query-Id"] = context.Request.Query["query_id"].FirstOrDefault() ?? context.TraceIdentifier;
            return Results.Bytes(Compress(context, result.Body), SqlFormats.All[question.Format]);
        }
        catch (SqlException e)
        {
            return Error(context, StatusOf(e.Code), e.Code, e.Message);
        }
    }

    private static IResult? Refuse(HttpContext context)
    {
        if (context.Features.Get<Caller>() is { } caller)
        {
            return Policies.Allows(Policies.Sql, caller)
                ? null
                : Error(context, StatusCodes.Status403Forbidden, SqlException.AccessDenied, "This account or token may not read with SQL. Make a token with: footfall token create NAME --sql");
        }

        var stranger = Stranger.Of(context, "Bearer", "Sign in with a login and its password, or with an sql token as password.");
        return Error(context, stranger.Status, AuthenticationFailed, stranger.Message);
    }

    private static byte[] Compress(HttpContext context, byte[] body)
    {
        var wanted = context.Request.Query["enable_http_compression"] == "1" && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (!wanted || body.Length == 0)
        {
            return body;
        }

        using var small = new MemoryStream();
        using (var gzip = new GZipStream(small, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        context.Response.Headers.ContentEncoding = "gzip";
        return small.ToArray();
    }

    private static IResult Error(HttpContext context, int status, int code, string message)
    {
        context.Response.Headers["X-ClickHouse-Exception-Code"] = code.ToString(CultureInfo.InvariantCulture);
        var version = context.RequestServices.GetRequiredService<IStore>().Description.Split(' ')[1];
        var name = message.EndsWith(')') ? "" : $" ({SqlErrorNames.Of(code)})";
        return Results.Text($"Code: {code.ToString(CultureInfo.InvariantCulture)}. DB::Exception: {message}{name} (version {version})\n", "text/plain; charset=utf-8", Encoding.UTF8, status);
    }

    /// <summary>The statuses that a ClickHouse server gives.</summary>
    private static int StatusOf(int code) => code switch
    {
        SqlException.AccessDenied => StatusCodes.Status403Forbidden,
        60 or 81 => StatusCodes.Status404NotFound,
        StoreErrors.Timeout => StatusCodes.Status408RequestTimeout,
        _ => StatusCodes.Status400BadRequest,
    };
}
