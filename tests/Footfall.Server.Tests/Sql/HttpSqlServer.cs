using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Sql;

/// <summary>The same over HTTP: a server of ours whose store is a ClickHouse server with a user for people's SQL.</summary>
public partial class HttpSqlServer : SqlServer
{
    public const string User = "footfall_sql";
    public const string Password = "a long one of your own";

    /// <summary>The ClickHouse server.</summary>
    public ClickHouseFront Front { get; private set; } = null!;

    /// <summary>The statements of the guide that make the user.</summary>
    public static IReadOnlyList<string> Guide { get; } =
        [.. Block().Match(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "sql.md"))).Groups["sql"].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public override async Task<TestServer> StartAsync(Dictionary<string, string>? settings = null)
    {
        Front ??= await ClickHouseFront.StartAsync();
        var database = TestEngine.NewDatabase();
        foreach (var statement in Statements(database))
        {
            await AskAsync(Front, statement);
        }

        return await TestServer.StartAsync(
            new(settings ?? []) { ["ClickHouse:Url"] = Front.Address.ToString(), ["ClickHouse:SqlUser"] = User, ["ClickHouse:SqlPassword"] = Password },
            database: database);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Front.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sends a statement to the ClickHouse server as a user of it; its answer, which must be one of success.</summary>
    public static async Task AskAsync(ClickHouseFront front, string statement)
    {
        using var answer = await SendAsync(front, "default:", statement);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a statement to the ClickHouse server as a user of it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(ClickHouseFront front, string credentials, string statement, string query = "")
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        return await client.PostAsync(new Uri(front.Address, query), new StringContent(statement), TestContext.Current.CancellationToken);
    }

    /// <summary>The guide's statements, for this database.</summary>
    protected virtual IEnumerable<string> Statements(string database) => Guide.Select(s => Database().Replace(s, $"{database}$1").Replace("'...'", $"'{Password}'", StringComparison.Ordinal));

    [GeneratedRegex("```sql user\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\bfootfall(_sql_\*)?(?=\.)")]
    private static partial Regex Database();
}
