using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Footfall.ClickHouse.Http;
using Footfall.ClickHouse.Sandbox;
using Footfall.TestKit;

namespace Footfall.ClickHouse.Tests;

/// <summary>The sandbox at a server, and that the server of the tests refuses what a server refuses.</summary>
public sealed class HttpSandboxTests : IAsyncLifetime
{
    private readonly string _database = TestEngine.NewDatabase();
    private ClickHouseFront _front = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _front = await ClickHouseFront.StartAsync();
        foreach (var statement in new[]
        {
            "CREATE USER reader IDENTIFIED BY 'r' SETTINGS readonly = 2, max_execution_time = 20 MAX 40",
            "CREATE USER strict IDENTIFIED BY 's' SETTINGS readonly = 1",
            "CREATE USER wide IDENTIFIED BY 'w'",
            "GRANT ALL ON *.* TO wide",
            $"GRANT SELECT ON {_database}.mine, SELECT ON {_database}_sql_*.* TO reader",
            $"CREATE DATABASE {_database}",
            $"CREATE DATABASE {_database}_sql_1 ENGINE = Memory",
            $"CREATE TABLE {_database}.mine ENGINE = Memory AS SELECT 1 AS a",
            $"CREATE TABLE {_database}.others ENGINE = Memory AS SELECT 2 AS a",
            $"CREATE VIEW {_database}_sql_1.v AS SELECT * FROM {_database}.mine",
            $"CREATE VIEW {_database}_sql_1.w AS SELECT * FROM {_database}.others",
        })
        {
            Assert.Equal("", await SendAsync("default:", statement));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await TestEngine.DropAsync(_database);
    }

    [Theory]
    [InlineData("reader:r", "SELECT getSetting('max_execution_time')", "", "20")]
    [InlineData("reader:r", "SELECT getSetting('max_execution_time')", "max_execution_time=30&readonly=2", "30")]
    [InlineData("reader:r", "SELECT {a:String}", "param_a=b%26readonly=0&query_id=q", "b&readonly=0")]
    [InlineData("reader:r", "SELECT 1", "max_execution_time=50", "Code: 452.")]
    [InlineData("reader:r", "SELECT 1", "readonly=0", "Code: 164.")]
    [InlineData("reader:r", "SELECT 1", "no_such_setting=1", "Code: 115.")]
    [InlineData("reader:wrong", "SELECT 1", "", "Code: 516.")]
    [InlineData("nobody:", "SELECT 1", "", "Code: 516.")]
    [InlineData("strict:s", "SELECT 1", "", "1")]
    [InlineData("strict:s", "SELECT 1", "max_result_rows=1", "Code: 164.")]
    [InlineData("reader:r", "SELECT 1; SELECT 2", "", "Code: 62.")]
    [InlineData("wide:w", "SELECT 1; SELECT 2", "", "Code: 62.")]
    [InlineData("wide:w", "SELECT 1 INTO OUTFILE 'footfall-attack.csv'", "wait_end_of_query=1", "Code: 1.")]
    [InlineData("reader:r", "SELECT a FROM $.mine", "", "1")]
    [InlineData("reader:r", "SELECT a FROM mine", "database=$", "1")]
    [InlineData("reader:r", "SELECT a FROM $.others", "", "Code: 497.")]
    [InlineData("reader:r", "SELECT a FROM others", "database=$", "Code: 497.")]
    [InlineData("reader:r", "SELECT 2 IN $.others", "", "Code: 497.")]
    [InlineData("reader:r", "SELECT a FROM $_sql_1.v", "", "1")]
    [InlineData("reader:r", "SELECT a FROM $_sql_1.w", "", "Code: 497.")]
    [InlineData("reader:r", "SELECT * FROM file('/etc/passwd', 'LineAsString')", "", "Code: 497.")]
    [InlineData("reader:r", "INSERT INTO $.mine SELECT 3", "", "Code: 497.")]
    [InlineData("wide:w", "INSERT INTO $.others SELECT 3", "readonly=2&wait_end_of_query=1", "Code: 164.")]
    [InlineData("wide:w", "SELECT count() FROM $.others", "readonly=2&wait_end_of_query=1", "1")]
    public async Task Front_AnswersAsAServerDoes(string credentials, string sql, string query, string begin) =>
        Assert.StartsWith(begin, await SendAsync(credentials, sql.Replace("$", _database, StringComparison.Ordinal), query.Replace("$", _database, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task Statement_HasItsCost_AndTheUsersRights()
    {
        await using var store = await ConnectAsync("reader", "r");

        var result = await store.Sandbox.RunAsync(new SandboxStatement("SELECT a FROM v", $"{_database}_sql_1", "TabSeparated"), Stop);
        var denied = await Assert.ThrowsAsync<StoreException>(() => store.Sandbox.RunAsync(new SandboxStatement("SELECT a FROM w", $"{_database}_sql_1", "TabSeparated"), Stop));

        Assert.Equal(("1\n", 1L), (Encoding.UTF8.GetString(result.Body), result.RowsRead));
        Assert.True(result.Elapsed > 0);
        Assert.Equal(497, denied.Code);
    }

    [Theory]
    [InlineData("nobody", "x", "The ClickHouse server does not let the user for people's own SQL in (settings ClickHouse:SqlUser and ClickHouse:SqlPassword).")]
    [InlineData("reader", "x", "The ClickHouse server does not let the user for people's own SQL in (settings ClickHouse:SqlUser and ClickHouse:SqlPassword).")]
    [InlineData("strict", "s", "The ClickHouse server lets the user for people's own SQL set no limits (its profile has readonly = 1; it must be 2).")]
    public async Task UserThatCannotBeUsed_IsTheOperatorsTrouble_AndNoMistakeInTheStatement(string user, string password, string message)
    {
        await using var store = await ConnectAsync(user, password);

        var error = await Assert.ThrowsAsync<StoreException>(() => store.Sandbox.ClassifyAsync("SELECT 1", Stop));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public async Task ServerThatNeverAnswers_IsGivenUp()
    {
        using var dumb = new TcpListener(IPAddress.Loopback, 0);
        dumb.Start();
        await using var stuck = HttpStore.Unopened(Options("reader", "r") with { Addresses = [new Uri($"http://{dumb.LocalEndpoint}")] }, TimeProvider.System);
        var begun = Stopwatch.GetTimestamp();

        var error = await Assert.ThrowsAsync<StoreException>(() => stuck.Sandbox.RunAsync(new SandboxStatement("SELECT 1", "system", "TabSeparated"), Stop));

        Assert.Equal(StoreErrors.Timeout, error.Code);
        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 1, 40);
    }

    private Task<HttpStore> ConnectAsync(string user, string password) => HttpStore.OpenAsync(Options(user, password), TimeProvider.System, Stop);

    private HttpStoreOptions Options(string user, string password) => new()
    {
        Addresses = [_front.Address],
        Database = _database,
        SandboxUser = user,
        SandboxPassword = password,
        Sandbox = new SandboxLimits { Time = TimeSpan.FromSeconds(1) },
    };

    /// <summary>The answer's text, of success or not.</summary>
    private async Task<string> SendAsync(string credentials, string sql, string query = "")
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using var answer = await client.PostAsync(new Uri(_front.Address, $"?{query}"), new StringContent(sql), Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
