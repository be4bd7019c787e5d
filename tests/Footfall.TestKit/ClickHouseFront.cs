using System.IO.Compression;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Embedded;
using Footfall.ClickHouse.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Footfall.TestKit;

/// <summary>
/// ClickHouse's HTTP interface in front of the embedded engine: stands in for a server where none is at hand. Speaks what
/// a server of version 26 speaks: statements in the body, parameters and settings in the address, gzip both ways, error
/// codes in a header, and errors in the middle of a result framed by a tag. Users, their profiles and their grants are made by the statements that a
/// server takes (<see cref="FrontUsers"/>); until there are some everybody is the user default, who may do anything.
/// </summary>
public sealed partial class ClickHouseFront : IAsyncDisposable
{
    private const string Tag = "abcdefghijklmnop";
    private readonly WebApplication _app;
    private readonly Dictionary<string, EmbeddedStore> _stores = [];
    private readonly SemaphoreSlim _gate = new(1);
    private readonly FrontUsers _users = new();

    private ClickHouseFront(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>Requests that were answered.</summary>
    public int Requests { get; private set; }

    /// <summary>Number of requests, from now on, that are cut off without an answer after their body was read.</summary>
    public int CutOff { get; set; }

    /// <summary>Whether the error frame of a failing stream carries a tag, as since 25.11.</summary>
    public bool TagsErrors { get; set; } = true;

    /// <summary>Tables and views that a user's statements have read, also beneath views.</summary>
    public IEnumerable<string> ReadBy(string user) => _users.ReadBy(user);

    public static async Task<ClickHouseFront> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = null;

            // http_max_uri_size of a server.
            k.Limits.MaxRequestLineSize = 1 << 20;
            k.Limits.MaxRequestBufferSize = 2 << 20;
        });
        var app = builder.Build();
        var front = new ClickHouseFront(app);
        app.MapPost("/", front.HandleAsync);
        await app.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var store in _stores.Values)
        {
            await store.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var body = await ReadBodyAsync(request);
        if (CutOff > 0)
        {
            CutOff--;
            context.Abort();
            return;
        }

        Requests++;
        try
        {
            var user = _users.Of(request);
            var sql = System.Text.Encoding.UTF8.GetString(body);
            if (!user.MayAll || request.Query["wait_end_of_query"] == "1")
            {
                await AnswerWholeAsync(context, user, sql);
                return;
            }

            if (FrontUsers.Takes(sql))
            {
                await ChangeUsersAsync(sql);
                return;
            }

            var store = await StoreAsync(request.Query["database"].FirstOrDefault() ?? "default");
            if (request.Query["query"].FirstOrDefault() is { } insert)
            {
                await InsertAsync(store, insert, body, request);
                return;
            }

            var statement = new Statement(sql) { Parameters = ParametersOf(request), Lane = request.Query["readonly"].Count > 0 ? Lane.Read : Lane.Write };
            var nature = await store.Sandbox.ClassifyAsync(sql, context.RequestAborted);
            if (nature.Statements > 1)
            {
                throw FrontStatement.MoreThanOne();
            }

            if (nature.Class != StatementNature.Reads)
            {
                await store.ExecuteAsync(statement, context.RequestAborted);
                return;
            }

            await StreamAsync(context, store, statement);
        }
        catch (StoreException e)
        {
            context.Response.StatusCode = e.Code switch { 60 => 404, 516 => 403, _ => 500 };
            context.Response.Headers["X-ClickHouse-Exception-Code"] = e.Code.ToString();
            await context.Response.WriteAsync(Text(e));
        }
    }

    private static async Task AnswerWholeAsync(HttpContext context, FrontUser user, string sql)
    {
        var (request, response) = (context.Request, context.Response);
        var result = await new FrontStatement(user, request, (request.Query["query"].FirstOrDefault() ?? "") + sql).RunAsync(ParametersOf(request), context.RequestAborted);
        response.Headers["X-ClickHouse-Query-Id"] = request.Query["query_id"].FirstOrDefault() ?? Guid.NewGuid().ToString();
        response.Headers["X-ClickHouse-Summary"] = FormattableString.Invariant($$"""{"read_rows":"{{result.RowsRead}}","read_bytes":"{{result.BytesRead}}","elapsed_ns":"{{result.Elapsed * 1e9:F0}}"}""");
        await response.Body.WriteAsync(result.Body, context.RequestAborted);
    }

    /// <summary>The engine's parser says that the statement is right.</summary>
    private async Task ChangeUsersAsync(string sql)
    {
        var store = await StoreAsync("default");
        await store.ExecuteAsync(new Statement($"EXPLAIN AST {sql}"), CancellationToken.None);
        _users.Run(sql);
    }

    private async Task StreamAsync(HttpContext context, EmbeddedStore store, Statement statement)
    {
        await using var rows = await store.OpenAsync(statement, context.Request.Query["default_format"]!, context.RequestAborted);
        var response = context.Response;
        if (TagsErrors)
        {
            response.Headers["X-ClickHouse-Exception-Tag"] = Tag;
        }

        var gzip = context.Request.Query["enable_http_compression"] == "1" && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip");
        if (gzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        await using var body = gzip ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        try
        {
            await rows.CopyToAsync(body, context.RequestAborted);
        }
        catch (StoreException e)
        {
            var frame = TagsErrors
                ? $"\r\n__exception__\r\n{Tag}\r\n{Text(e)}\r\n{Text(e).Length} {Tag}\r\n__exception__\r\n"
                : $"__exception__\r\n{Text(e)}\r\n";
            await body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(frame));
        }
    }

    private static async Task InsertAsync(EmbeddedStore store, string sql, byte[] body, HttpRequest request)
    {
        var match = InsertShape().Match(sql);
        var insert = new Insert(match.Groups["table"].Value, match.Groups["columns"].Value.Split(", "))
        {
            DeduplicationToken = request.Query["insert_deduplication_token"].FirstOrDefault(),
        };
        await store.InsertAsync(insert, [body], request.HttpContext.RequestAborted);
    }

    private static Parameters ParametersOf(HttpRequest request)
    {
        var parameters = new Parameters();
        foreach (var (name, value) in request.Query.Where(q => q.Key.StartsWith("param_", StringComparison.Ordinal)))
        {
            parameters.AddEncoded(name["param_".Length..], value.ToString());
        }

        return parameters;
    }

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        await body.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private async Task<EmbeddedStore> StoreAsync(string database)
    {
        await _gate.WaitAsync();
        try
        {
            if (!_stores.TryGetValue(database, out var store))
            {
                store = await TestEngine.OpenAsync(database);
                _stores.Add(database, store);
            }

            return store;
        }
        finally
        {
            _gate.Release();
        }
    }

    private static string Text(StoreException e) => $"Code: {e.Code}. DB::Exception: {e.Message} (version 26.7.2.1)";

    [GeneratedRegex(@"^INSERT INTO (?<table>\w+) \((?<columns>.*)\) FORMAT Native$", RegexOptions.ExplicitCapture)]
    private static partial Regex InsertShape();
}
