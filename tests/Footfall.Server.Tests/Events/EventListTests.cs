using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Events;

/// <summary>The list of events: sorted by every column, page by page, and the same as CSV and Parquet.</summary>
public sealed class EventListTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private const string All = "from=2024-02-01T00:00:00Z&to=2024-04-01T00:00:00Z";
    private const string Summer = "from=2024-07-01T00:00:00Z&to=2024-08-01T00:00:00Z";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (await shared.Server.ScalarAsync("SELECT count() FROM events WHERE time < '2024-04-01'") == "0")
        {
            var random = new Random(3);
            await shared.Server.SendAsync(shared.Ingest, string.Join('\n', Enumerable.Range(0, 90).Select(i => Make(random, i))));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Orders => [.. SortOrder.Names.SelectMany(n => new[] { n, $"-{n}" })];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_InEveryOrder_AreTheWholeListSortedNaively(string sort)
    {
        var rows = await ReadAllAsync($"{All}&sort={sort}", 7);

        Assert.Equal(90, rows.Select(Id).Distinct().Count());
        var (name, descending) = (sort.TrimStart('-'), sort[0] == '-');
        var sorted = rows.OrderBy(r => Key(r, name), Comparer<object>.Create(Compare));
        if (descending)
        {
            sorted = rows.OrderByDescending(r => Key(r, name), Comparer<object>.Create(Compare));
        }

        // Every time occurs once, so it decides between equal values.
        Assert.Equal(sorted.ThenByDescending(r => (string)r["time"]!, StringComparer.Ordinal).Select(Id), rows.Select(Id));
        if (name is not ("received" or "source"))
        {
            Assert.True(rows.Select(r => Key(r, name)).Distinct().Count() > 2, $"All values of {name} are alike; the test shows nothing.");
        }
    }

    [Theory]
    [InlineData("-time")]
    [InlineData("time")]
    [InlineData("-duration")]
    [InlineData("user")]
    public async Task Pages_WhileEventsArrive_RepeatNothingAndSkipNothing(string sort)
    {
        var scope = $"run:paging_{sort.Replace("-", "down_")}";
        string Events(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => JsonSerializer.Serialize(new
        {
            scope,
            timestamp = $"2024-07-01T10:00:{i % 4:00}.000Z",
            user_id = "u",
            user_name = $"n{i % 3}",
            duration = i % 3,
            obj_val = Guid.NewGuid(),
        })));
        await shared.Server.SendAsync(shared.Ingest, Events(60));
        var before = (await ReadAllAsync($"{Summer}&scope={scope}", 10_000)).Select(Id).ToHashSet();

        var seen = await ReadAllAsync($"{Summer}&scope={scope}&sort={sort}", 7, () => shared.Server.SendAsync(shared.Ingest, Events(12)));

        Assert.Equal(60, before.Count);
        Assert.Equal(seen.Count, seen.Select(Id).Distinct().Count());
        Assert.Subset(seen.Select(Id).ToHashSet(), before);
    }

    [Fact]
    public async Task Csv_IsTheList()
    {
        var list = await ReadAllAsync($"{All}&sort=time", 10_000);

        var answer = await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&sort=time&format=csv&limit=5");
        var rows = CsvText.Read(await answer.Content.ReadAsStringAsync(Stop));

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"events.csv\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(list[0].AsObject().Select(m => m.Key), rows[0]);
        Assert.Equal(list.Count, rows.Count - 1);
        for (var i = 0; i < list.Count; i++)
        {
            Assert.Equal(rows[0].Select(c => Shown(list[i][c])), rows[i + 1]);
        }
    }

    [Fact]
    public async Task Parquet_ReadBackByTheEngine_IsTheList()
    {
        using var folder = new TemporaryFolder();
        var list = await ReadAllAsync($"{All}&sort=-user", 10_000);

        var answer = await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&sort=-user&format=parquet");
        Assert.Equal("application/vnd.apache.parquet", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"events.parquet\"", answer.Content.Headers.ContentDisposition!.ToString());
        await File.WriteAllBytesAsync(folder.File("events.parquet"), await answer.Content.ReadAsByteArrayAsync(Stop), Stop);

        var statement = new Statement($"SELECT * FROM file('{folder.File("events.parquet")}', 'Parquet')") { Lane = Lane.Write };
        var text = await shared.Server.Store.TextAsync(statement, "JSONEachRow", Stop);
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(list.Count, rows.Count);
        for (var i = 0; i < list.Count; i++)
        {
            Assert.Equal(list[i].AsObject().Select(m => (m.Key, Plain(m.Key, m.Value))), rows[i].AsObject().Select(m => (m.Key, Plain(m.Key, m.Value))));
        }
    }

    [Theory]
    [InlineData("after=zzz")]
    [InlineData("after=bnVsbA")]
    [InlineData("after=e30")]
    [InlineData("after=eyJPcmRlciI6Ii10aW1lIn0")]
    [InlineData("after=eyJPcmRlciI6Ii1kdXJhdGlvbiIsIlZhbHVlIjoieCIsIlRpbWUiOiIyMDI0LTAxLTAxVDAwOjAwOjAwWiIsIklkIjoiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAxIn0&sort=-duration")]
    public async Task Token_ThatIsNoneOfOurs_IsRefused(string parameters)
    {
        var problem = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&{parameters}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(["after"], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Token_OfAnotherOrder_IsRefused()
    {
        var page = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&limit=5")).JsonAsync();

        var problem = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&sort=user&after={page["next"]}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("must be the member 'next' of the page before, asked for with the same 'sort'.", (string?)problem["errors"]!["after"]![0]);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=10001")]
    [InlineData("limit=ten")]
    [InlineData("limit=1.5")]
    [InlineData("sort=--time")]
    [InlineData("sort=TIME")]
    [InlineData("sort=id; DROP TABLE events")]
    public async Task LimitAndSort_ThatAreWrong_AreNamed(string parameter)
    {
        var problem = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{All}&{parameter}")).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal([parameter.Split('=')[0]], problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task OneEvent_IsFoundByItsId()
    {
        var row = (await ReadAllAsync(All, 10_000))[17];

        var found = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events/{row["id"]}?{All}")).JsonAsync();

        Assert.True(JsonNode.DeepEquals(row, found));
        await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events/{row["id"]}?period=1h")).ProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<List<JsonNode>> ReadAllAsync(string query, int limit, Func<Task>? between = null)
    {
        var rows = new List<JsonNode>();
        string? next = null;
        do
        {
            var page = await (await shared.Server.Admin.SendAsync("GET", $"/api/v1/events?{query}&limit={limit}{(next is null ? "" : $"&after={next}")}")).JsonAsync();
            rows.AddRange(page["rows"]!.AsArray().Select(r => r!));
            next = (string?)page["next"];
            await (rows.Count < 60 ? between?.Invoke() ?? Task.CompletedTask : Task.CompletedTask);
        }
        while (next is not null);
        return rows;
    }

    private static string Id(JsonNode row) => (string)row["id"]!;

    private static object Key(JsonNode row, string name)
    {
        var column = name switch { "org" => "org_slug", "user" => "user_name", "project" => "project_id", "task" => "task_id", "job" => "job_id", "client" => "client_name", _ => name };
        return name is "duration" or "count" ? (long?)row[column] ?? -1 : (string?)row[column] ?? "";
    }

    /// <summary>Texts byte by byte, as the engine does; UTF-16 has another order beyond the basic plane.</summary>
    private static int Compare(object a, object b) => a is string text
        ? Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes((string)b))
        : ((long)a).CompareTo((long)b);

    /// <summary>A value as the CSV shows it: what a spreadsheet would take for a formula has an apostrophe.</summary>
    private static string Shown(JsonNode? value) => value?.ToString() is { Length: > 0 } text ? text[0] == '=' ? $"'{text}" : text : "";

    private static string? Plain(string column, JsonNode? value) =>
        value is null ? null : column is "time" or "received" ? value.ToString().Replace('T', ' ').TrimEnd('Z') : value.ToString();

    private static string Make(Random random, int i)
    {
        string[] texts = ["", "a", "b", "B", "ä", "😀", "￿", "=1+1", "x,y", "line\nbreak", "tab\t\"quoted\"", "\\N"];
        string[] scopes = ["save:job", "create:project", "send:exception", "log:info", "call:function"];
        string Text() => texts[random.Next(texts.Length)];
        return JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["scope"] = scopes[random.Next(scopes.Length)],
            ["timestamp"] = DateTimeOffset.Parse("2024-02-28T22:00:00Z", CultureInfo.InvariantCulture).AddMinutes(i * 37).AddMilliseconds(i).ToString("O"),
            ["source"] = random.Next(2) == 0 ? "client" : "server",
            ["duration"] = random.Next(3) == 0 ? null : random.Next(5),
            ["count"] = random.Next(3) == 0 ? null : random.Next(5),
            ["level"] = random.Next(3) switch { 0 => null, 1 => "info", _ => "error" },
            ["org_slug"] = Text(), ["user_name"] = Text(), ["project_id"] = Text(), ["task_id"] = Text(), ["job_id"] = Text(), ["package"] = Text(),
            ["function"] = Text(), ["obj_name"] = Text(), ["obj_id"] = Text(), ["obj_val"] = Text(), ["client_name"] = Text(), ["os"] = Text(), ["agent"] = Text(),
            ["payload"] = new { text = Text() },
        });
    }
}
