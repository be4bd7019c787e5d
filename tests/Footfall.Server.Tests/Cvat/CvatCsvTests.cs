using System.Globalization;
using System.Text;
using System.Text.Json;
using Footfall.Server.Tests.Support;
using static Footfall.Server.Tests.Cvat.Exports;

namespace Footfall.Server.Tests.Cvat;

/// <summary>The exported file, byte for byte, against a naive account of what was sent (<c>specs/cvat.md</c> 3.3).</summary>
public sealed class CvatCsvTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Texts =
        ["plain", "a,b", "say \"hi\"", "two\r\nlines", "lf\nonly", "tab\there", "back\\slash", "\\N", "=1+1", "ü€😀", "'", " blank ", "\"", ","];

    private static readonly DateTimeOffset Begin = DateTimeOffset.Parse("2023-12-31T23:59:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task File_IsWhatWasSent_EarliestFirst()
    {
        var events = Make(new Random(7), 700).ToList();
        await shared.Server.SendAsync(shared.Ingest, string.Join('\n', events.Select(Supplied).Distinct()));
        var lines = string.Join('\n', events.OrderBy(_ => Guid.NewGuid()).Select(e => JsonSerializer.Serialize(e)));
        await shared.Server.SendAsync(shared.Ingest, lines);

        var id = await shared.Server.Admin.StartAsync("from=2023-12-31&to=2024-01-02");
        await shared.Server.Admin.ReadyAsync(id);
        var bytes = await (await shared.Server.Admin.DownloadAsync(id)).Content.ReadAsByteArrayAsync(Stop);

        var expected = new StringBuilder("scope,obj_name,obj_id,obj_val,source,timestamp,count,duration,project_id,task_id,job_id,user_id,user_name,user_email,org_id,org_slug,payload\r\n");
        foreach (var e in events.OrderBy(e => (string)e["timestamp"]!, StringComparer.Ordinal))
        {
            expected.Append(Line(e));
        }

        Assert.Equal(expected.ToString(), Encoding.UTF8.GetString(bytes));
        Assert.Equal(events.Count + 1, CsvText.Read(Encoding.UTF8.GetString(bytes)).Count);

        var job = (string)events[3]["job_id"]!;
        var some = await shared.Server.Admin.ExportAsync($"from=2023-12-31&to=2024-01-02&job_id={job}");
        Assert.Equal(events.Count(e => (string?)e.GetValueOrDefault("job_id") == job), CsvText.Read(some).Count - 1);
    }

    /// <summary>Who sends working time of an org has none of it computed, so the file is what was sent and no more.</summary>
    private static string Supplied(Dictionary<string, object?> e) => JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["scope"] = "send:working_time",
        ["timestamp"] = "2023-06-01T00:00:00Z",
        ["source"] = "server",
        ["org_id"] = e.GetValueOrDefault("org_id"),
        ["org_slug"] = e.GetValueOrDefault("org_slug"),
    });

    /// <summary>Events a random number of milliseconds apart, some on whole seconds, with texts that CSV must quote.</summary>
    private static IEnumerable<Dictionary<string, object?>> Make(Random random, int count)
    {
        var time = Begin;
        for (var i = 0; i < count; i++)
        {
            time += i % 5 == 0 ? TimeSpan.FromSeconds(1) - TimeSpan.FromMilliseconds(time.Millisecond) : TimeSpan.FromMilliseconds(random.Next(1, 400));
            var e = new Dictionary<string, object?>
            {
                ["scope"] = i == 0 ? "send:working_time" : random.Next(2) == 0 ? "save:job" : "click:element",
                ["timestamp"] = time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                ["source"] = random.Next(2) == 0 ? "client" : "server",
                ["job_id"] = random.Next(20).ToString(CultureInfo.InvariantCulture),
                ["payload"] = JsonSerializer.Serialize(new { text = Texts[random.Next(Texts.Length)], n = i }),
            };
            foreach (var name in new[] { "obj_name", "obj_id", "obj_val", "project_id", "task_id", "user_id", "user_name", "user_email", "org_id", "org_slug" })
            {
                Maybe(name, Texts[random.Next(Texts.Length)].Trim());
            }

            Maybe("count", random.Next(100_000));
            Maybe("duration", random.Next(100_000));
            yield return e;

            void Maybe(string name, object value)
            {
                if (random.Next(3) > 0)
                {
                    e[name] = value;
                }
            }
        }
    }

    private static string Line(Dictionary<string, object?> e)
    {
        var time = DateTimeOffset.Parse((string)e["timestamp"]!, CultureInfo.InvariantCulture).ToUniversalTime();
        var timestamp = time.ToString(time.Millisecond == 0 ? "yyyy-MM-dd HH:mm:ss+00:00" : "yyyy-MM-dd HH:mm:ss.ffffff+00:00", CultureInfo.InvariantCulture);
        return CsvText.Line(
            Text("scope"), Text("obj_name"), Text("obj_id"), Text("obj_val"), Text("source"), timestamp, Text("count"), Text("duration") ?? "0", Text("project_id"),
            Text("task_id"), Text("job_id"), Text("user_id"), Text("user_name"), Text("user_email"), Text("org_id"), Text("org_slug"), Text("payload"));

        // What a spreadsheet would take for a formula has an apostrophe.
        string? Text(string name) => e.GetValueOrDefault(name)?.ToString() is { } text ? text.StartsWith('=') ? $"'{text}" : text : null;
    }
}
