using System.Net;
using System.Text.RegularExpressions;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary>The user of <c>docs/guide/sql.md</c> at a ClickHouse server.</summary>
public sealed partial class SqlUserGuideTests(HttpSqlServer sql) : IClassFixture<HttpSqlServer>
{
    private static readonly string[] Tables = ["events", "usage", "activity", "runs", "problems", "entities", "memberships", "cvat.events", "system.columns", .. SqlServer.DatagrokTables];

    [Fact]
    public async Task Guide_GrantsWhatTheViewsRead_AndNothingElse()
    {
        foreach (var client in new[] { sql.Admin, sql.Manager })
        {
            foreach (var table in Tables)
            {
                using var answer = await client.SendAsync("POST", "/api/v1/sql", SqlServer.Body($"SELECT count() FROM {table}"));
                Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{table}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
            }
        }

        var own = $"{sql.Server.Database}.";
        var read = string.Join(", ", sql.Front.ReadBy(HttpSqlServer.User).Where(t => t.StartsWith(own, StringComparison.Ordinal)).Select(t => t[own.Length..]).Order(StringComparer.Ordinal));
        var granted = string.Join(", ", HttpSqlServer.Guide.SelectMany(s => Granted().Matches(s)).Select(m => m.Groups["table"].Value).Order(StringComparer.Ordinal));
        Assert.True(read == granted, $"The views read {read}; the guide grants {granted}.");
    }

    [Theory]
    [InlineData("INSERT INTO $.events (scope) VALUES ('x')")]
    [InlineData("DROP TABLE $.events")]
    [InlineData("SELECT * FROM $.dead_letters")]
    [InlineData("SELECT * FROM $.schema_journal")]
    [InlineData("SELECT * FROM system.query_log")]
    [InlineData("SELECT * FROM system.processes")]
    [InlineData("SELECT * FROM file('/etc/passwd', 'LineAsString')")]
    [InlineData("SELECT * FROM url('http://127.0.0.1:1/', 'LineAsString')")]
    [InlineData("SELECT * FROM remote('127.0.0.1', system.one)")]
    [InlineData("INSERT INTO FUNCTION file('footfall-attack.csv') SELECT 1")]
    [InlineData("GRANT ALL ON *.* TO footfall_sql")]
    public async Task User_MayNotDoMore_AtTheServerItself(string statement)
    {
        using var answer = await HttpSqlServer.SendAsync(sql.Front, $"{HttpSqlServer.User}:{HttpSqlServer.Password}", statement.Replace("$", sql.Server.Database, StringComparison.Ordinal));

        Assert.Contains(answer.Headers.GetValues("X-ClickHouse-Exception-Code").Single(), new[] { "497", "60", "164" });
    }

    [GeneratedRegex(@"\bfootfall\.(?<table>[\w*]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Granted();
}
