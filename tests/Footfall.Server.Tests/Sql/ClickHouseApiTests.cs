using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary><c>/clickhouse</c>: what clients of ClickHouse's HTTP interface send and read.</summary>
public sealed class ClickHouseApiTests(SqlServer sql) : IClassFixture<SqlServer>
{
    [Theory]
    [InlineData("GET", "/clickhouse/ping", null, "Ok.\n")]
    [InlineData("GET", "/clickhouse/", null, "Ok.\n")]
    [InlineData("GET", "/clickhouse/?query=SELECT%201", null, "1\n")]
    [InlineData("GET", "/clickhouse?query=SELECT%20%27ping%27%20FORMAT%20CSV", null, "\"ping\"\n")]
    [InlineData("POST", "/clickhouse/", "SELECT count() FROM events", "7\n")]
    [InlineData("POST", "/clickhouse/?query=SELECT%20", "count()+1 FROM cvat.events;", "8\n")]
    [InlineData("POST", "/clickhouse/?database=cvat", "SELECT count() FROM events FORMAT TSV", "7\n")]
    [InlineData("POST", "/clickhouse/?database=default&default_format=JSONEachRow", "SELECT 1 AS a", "{\"a\":1}\n")]
    [InlineData("POST", "/clickhouse/?output_format_json_quote_64bit_integers=0&date_time_output_format=iso&max_result_rows=0", "SELECT 1", "1\n")]
    [InlineData("POST", "/clickhouse/?param_u=1&query_id=q&session_timezone=UTC", "SELECT count() FROM events WHERE user_id = {u:String}", "2\n")]
    public async Task Statement_IsAnswered(string method, string address, string? body, string expected)
    {
        using var answer = await sql.Admin.SendAsync(method, address, body, "text/plain");

        Assert.Equal((HttpStatusCode.OK, expected), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Version_IsTheEngines()
    {
        using var answer = await sql.Admin.SendAsync("GET", "/clickhouse/?query=SELECT%20version()");

        Assert.Matches(@"^\d+\.\d+\.\d+\.\d+\n$", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("SELECT 1 FROM nothing", HttpStatusCode.NotFound, 60, @"^Code: 60\. DB::Exception: .*nothing.* \(UNKNOWN_TABLE\) \(version [\d.]+\)\n$")]
    [InlineData("SELEC 1", HttpStatusCode.BadRequest, 62, @"^Code: 62\. DB::Exception: Syntax error: failed at position 7 .*\(SYNTAX_ERROR\) \(version [\d.]+\)\n$")]
    [InlineData("INSERT INTO events VALUES (1)", HttpStatusCode.Forbidden, 497, @"^Code: 497\. DB::Exception: Only SELECT is taken: .* \(ACCESS_DENIED\) \(version [\d.]+\)\n$")]
    [InlineData("-- nothing", HttpStatusCode.BadRequest, 62, @"^Code: 62\. DB::Exception: There is no statement in the text\.")]
    [InlineData("SELECT 1 FORMAT Template", HttpStatusCode.BadRequest, 73, @"^Code: 73\. DB::Exception: Unknown format Template \(UNKNOWN_FORMAT\)")]
    public async Task Failure_IsTextWithTheEnginesCode(string statement, HttpStatusCode status, int code, string text)
    {
        using var answer = await sql.Admin.SendAsync("POST", "/clickhouse/", statement, "text/plain");

        Assert.Equal((status, code.ToString()), (answer.StatusCode, answer.Headers.GetValues("X-ClickHouse-Exception-Code").Single()));
        Assert.Matches(text, (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Replace("\n", " ", StringComparison.Ordinal).TrimEnd() + "\n");
    }

    [Fact]
    public async Task SettingsThatDecideSomething_AreRefused()
    {
        using var answer = await sql.Admin.SendAsync("POST", "/clickhouse/?allow_introspection_functions=1", "SELECT 1", "text/plain");

        Assert.Equal("164", answer.Headers.GetValues("X-ClickHouse-Exception-Code").Single());
    }

    [Theory]
    [InlineData("compress=1", "Blocks that ClickHouse compresses itself are not to be had here.")]
    [InlineData("decompress=1", "Blocks that ClickHouse compresses itself are not to be had here.")]
    [InlineData("output_format_json_quote_64bit_integers=1", "Numbers in JSON are written without quotes here, so 'output_format_json_quote_64bit_integers' must be 0.")]
    [InlineData("date_time_output_format=simple", "Times in texts are RFC 3339 here, so 'date_time_output_format' must be iso.")]
    [InlineData("max_result_rows=10", "The size of a result is limited by the settings of the server (Sql:MaxRows, Sql:MaxResultMegabytes), so 'max_result_rows' must be 0.")]
    [InlineData("result_overflow_mode=break", "A result that is too large is refused here, so 'result_overflow_mode' must be throw.")]
    [InlineData("session_timezone=Asia/Tokyo", "Times are UTC here, so 'session_timezone' must be UTC.")]
    public async Task ValuesThatWouldBeReadWrongly_AreRefused(string value, string message)
    {
        using var answer = await sql.Admin.SendAsync("POST", $"/clickhouse/?{value}", "SELECT toString(now())", "text/plain");

        Assert.StartsWith($"Code: 164. DB::Exception: {message}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_ComeInTheHeadersOfClickHouse_InBasic_OrAsBearer()
    {
        var token = await sql.TokenAsync(sql.Manager);
        using var client = new HttpClient { BaseAddress = sql.Server.Address };
        (string, string)[][] ways =
        [
            [("X-ClickHouse-User", "default"), ("X-ClickHouse-Key", token)],
            [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"default:{token}")))],
            [("Authorization", $"Bearer {token}")],
        ];
        foreach (var headers in ways)
        {
            using var answer = await client.SendAsync("POST", "/clickhouse/", "SELECT groupUniqArray(org_slug) FROM events", "text/plain", headers);
            Assert.Equal("['acme']\n", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        using var inAddress = await client.SendAsync("POST", $"/clickhouse/?user=default&password={token}&query=SELECT%20", "groupUniqArray(org_slug) FROM events", "text/plain");
        Assert.Equal("['acme']\n", await inAddress.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("0", await sql.Server.ScalarAsync($"SELECT countIf(position(payload, '{token}') > 0) FROM events WHERE org_slug = 'footfall'"));

        using var nobody = await client.SendAsync("POST", "/clickhouse/", "SELECT 1", "text/plain");
        using var wrong = await client.SendAsync("POST", "/clickhouse/", "SELECT 1", "text/plain", ("X-ClickHouse-User", "default"), ("X-ClickHouse-Key", "ff_wrong"));
        using var stray = await sql.Stray.SendAsync("POST", "/clickhouse/", "SELECT 1", "text/plain");
        Assert.Equal((HttpStatusCode.Unauthorized, "516"), (nobody.StatusCode, nobody.Headers.GetValues("X-ClickHouse-Exception-Code").Single()));
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Forbidden, "497"), (stray.StatusCode, stray.Headers.GetValues("X-ClickHouse-Exception-Code").Single()));
    }

    [Fact]
    public async Task Compression_GoesBothWays()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync("SELECT number FROM numbers(3) FORMAT JSONCompact"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/clickhouse/?enable_http_compression=1") { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentEncoding.Add("gzip");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await sql.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(["gzip"], answer.Content.Headers.ContentEncoding);
        Assert.Equal("JSONCompact", answer.Headers.GetValues("X-ClickHouse-Format").Single());
        await using var body = new GZipStream(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        var json = await JsonNode.ParseAsync(body, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("[[0],[1],[2]]", json!["data"]!.ToJsonString());
    }
}
