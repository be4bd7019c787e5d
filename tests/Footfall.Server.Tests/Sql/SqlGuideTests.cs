using System.Net;
using System.Text.RegularExpressions;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Sql;

/// <summary>The statements of <c>docs/guide/sql.md</c> and <c>datagrok.md</c> run as they are printed.</summary>
public sealed partial class SqlGuideTests(SqlServer sql) : IClassFixture<SqlServer>
{
    public static TheoryData<string> Statements => Of("sql.md");

    public static TheoryData<string> OfDatagrok => Of("datagrok.md");

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_RunsAsPrinted_AndHasRows(string statement)
    {
        foreach (var client in new[] { sql.Admin, sql.Manager })
        {
            using var answer = await client.SendAsync("POST", "/api/v1/sql", SqlServer.Body(statement));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.NotEmpty((await answer.JsonAsync())["data"]!.AsArray());
        }
    }

    [Theory]
    [MemberData(nameof(OfDatagrok))]
    public async Task StatementForDatagroksLog_RunsAsPrinted(string statement)
    {
        using var answer = await sql.Manager.SendAsync("POST", "/api/v1/sql", SqlServer.Body(statement));

        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static TheoryData<string> Of(string guide) => [.. Blocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", guide))).Select(m => m.Groups["sql"].Value)];

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();
}
