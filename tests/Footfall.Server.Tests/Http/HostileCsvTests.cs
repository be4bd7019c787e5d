using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Cvat;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Http;

/// <summary>Names that a spreadsheet would take for formulas, through every CSV that the server gives (OWASP ASVS 1.2.10).</summary>
public sealed class HostileCsvTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private static readonly string[] Hostile =
        ["=HYPERLINK(\"http://evil.example\")", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\0=1", "=1,2", "-", "+"];

    private const string Period = "from=2024-06-01T00:00:00Z&to=2024-06-30T00:00:00Z";

    // It has Coder's own words for a period.
    private const string CoderActivity = "/api/private/metrics/activity";

    public async ValueTask InitializeAsync()
    {
        var events = Hostile.Select((text, i) => JsonSerializer.Serialize(new
        {
            id = $"00000000-0000-4000-8000-0000000000{i:00}",
            scope = "use:function",
            timestamp = $"2024-06-03T12:00:{i:00}Z",
            source = "client",
            obj_name = text,
            obj_val = text,
            user_id = text,
            user_name = text,
            org_id = text,
            org_slug = text,
            package = text,
            function = text,
            agent = text,
            client_name = text,
            os = text,
            session_id = text,
            duration = 5,
            payload = new { text },
        }));
        await shared.Server.SendAsync(shared.Ingest, string.Join('\n', events.Concat(Hostile.SelectMany(OfEntities)).Concat(Hostile.Select(OfProblem))));
        foreach (var text in Hostile)
        {
            await shared.Ingest.SendAsync("POST", "/api/v1/events", JsonSerializer.Serialize(new { scope = text, timestamp = text }));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string> Lists() => [.. CsvRoutes()];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Csv_HasNoCellThatIsAFormula(string address)
    {
        var period = address switch
        {
            CoderActivity => "start=2024-06-01T00:00:00Z&end=2024-06-30T00:00:00Z",
            _ when address.Contains("/problems/h/", StringComparison.Ordinal) => "from=2023-06-04T00:00:00Z&to=2023-06-05T00:00:00Z",
            _ => Period,
        };
        address = address.Replace("/problems/h/", $"/problems/{await ProblemAsync()}/", StringComparison.Ordinal);
        var answer = await shared.Server.Admin.SendAsync("GET", $"{address}?format=csv&{period}");
        if (!answer.IsSuccessStatusCode)
        {
            // The rejections and receipts are of today.
            answer = await shared.Server.Admin.SendAsync("GET", $"{address}?format=csv");
        }

        answer.EnsureSuccessStatusCode();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Check(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CvatsExport_HasNoCellThatIsAFormula_AndHasThemAll()
    {
        var csv = await shared.Server.Admin.ExportAsync(Period);

        Check(csv);
        Assert.Equal(Hostile.Length + 1, CsvText.Read(csv).Count);
        Assert.Contains("'@SUM(1)", csv);
        Assert.Contains("'+cmd|' /C calc'!A0", csv);
    }

    [Fact]
    public async Task EventsCsv_SaysWhatWasSent_BehindAnApostrophe()
    {
        var csv = CsvText.Read(await shared.Server.Admin.GetStringAsync($"/api/v1/events?format=csv&{Period}", TestContext.Current.CancellationToken));
        var name = Array.IndexOf(csv[0], "obj_name");

        Assert.Equal(Hostile.Select(h => $"'{h}").Order(StringComparer.Ordinal), csv.Skip(1).Select(r => r[name]).Order(StringComparer.Ordinal));
    }

    /// <summary>Entities, and changes of one, in another year than the events.</summary>
    private static IEnumerable<string> OfEntities(string text, int i) =>
    [
        JsonSerializer.Serialize(new { scope = "create:dataset", timestamp = $"2023-06-03T12:00:{i:00}Z", obj_id = text, obj_val = text, user_id = text, org_slug = text, payload = new { type = text, status = text } }),
        JsonSerializer.Serialize(new { scope = "update:dataset", timestamp = $"2023-06-03T12:01:{i:00}Z", obj_id = "h", obj_val = text, user_id = text, user_name = text, payload = new Dictionary<string, string> { [text] = text } }),
        JsonSerializer.Serialize(new { scope = "add:member", timestamp = $"2023-06-03T12:02:{i:00}Z", obj_name = "dataset", obj_id = "h", payload = new { member = text, member_kind = text } }),
    ];

    /// <summary>The occurrences of one problem, in another year than the events.</summary>
    private static string OfProblem(string text, int i) => JsonSerializer.Serialize(new
    {
        scope = "send:exception",
        timestamp = $"2023-06-04T12:00:{i:00}Z",
        user_id = text,
        user_name = text,
        org_slug = text,
        agent = text,
        run_id = text,
        payload = new { message = text, type = text, stack = text, version = text, fingerprint = "hostile" },
    });

    private async Task<string> ProblemAsync()
    {
        var list = await shared.Server.Admin.GetStringAsync("/api/v1/problems?from=2023-06-04T00:00:00Z&to=2023-06-05T00:00:00Z", TestContext.Current.CancellationToken);
        return (string)Assert.Single(JsonNode.Parse(list)!["rows"]!.AsArray())!["id"]!;
    }

    private static void Check(string csv)
    {
        foreach (var cell in CsvText.Read(csv).SelectMany(r => r).Where(c => c.Length > 0))
        {
            var isFormula = "=+-@\t\r\n\0".Contains(cell[0]) && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            Assert.False(isFormula, $"A cell is {JsonSerializer.Serialize(cell)}.");
        }
    }

    /// <summary>Every route whose documentation says that it gives CSV, but those that share the parameter and refuse it.</summary>
    private static IEnumerable<string> CsvRoutes()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "openapi.json")))!;
        return from path in document["paths"]!.AsObject()
               from operation in path.Value!.AsObject()
               where operation.Key == "get" && operation.Value!["parameters"] is JsonArray parameters
                   && parameters.Any(p => (string?)p!["name"] == "format" && ((string?)p["description"])?.Contains("csv", StringComparison.Ordinal) == true)
               where path.Key is not ("/api/v1/period" or "/api/v1/events/{id}" or "/api/v1/events/values" or "/api/v1/events/count" or "/api/v1/working-time/explain")
               select path.Key.Replace("{category}", "users", StringComparison.Ordinal).Replace("{metric}", "active", StringComparison.Ordinal)
                   .Replace("{kind}", "dataset", StringComparison.Ordinal).Replace("{id}", "h", StringComparison.Ordinal);
    }
}
