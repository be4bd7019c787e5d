using System.Diagnostics;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Cvat;

/// <summary>The commands that CVAT's page prints, with real curl: only the address is another, the account ours, and the address quoted.</summary>
public sealed class SeedCommandTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Commands_OfThePage_ExportTheEventsOfAJob()
    {
        using var folder = new TemporaryFolder();
        var now = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O");
        await shared.Server.SendAsync(shared.Ingest, $$"""
            {"scope": "save:job", "timestamp": "{{now}}", "job_id": 123, "user_id": 7}
            {"scope": "save:job", "timestamp": "{{now}}", "job_id": 124, "user_id": 7}
            """);
        var site = shared.Server.Address.ToString().TrimEnd('/');
        var user = $"admin:{TestServer.Password}";

        // curl --user 'user:pass' https://app.cvat.ai/api/events?job_id=123
        var started = await CurlAsync("--user", user, $"{site}/api/events?job_id=123");
        var id = (string)JsonNode.Parse(started)!["query_id"]!;
        Assert.Equal(id, Guid.Parse(id).ToString("D"));

        // curl -I --user 'user:pass' https://app.cvat.ai/api/events?job_id=123&query_id=150cac1f-09f1-4d73-b6a5-5f47aa5d0031
        string head;
        var attempts = 0;
        do
        {
            head = await CurlAsync("-I", "--user", user, $"{site}/api/events?job_id=123&query_id={id}");
            Assert.Matches("^HTTP/1.1 (201 Created|202 Accepted)\r\n", head);
            Assert.True(attempts++ < 300, head);
        }
        while (!head.StartsWith("HTTP/1.1 201 Created\r\n"));
        Assert.Matches("(?i)\r\nx-request-id: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\r\n", head);
        Assert.Matches("(?i)\r\nreferrer-policy: same-origin\r\n", head);
        Assert.Matches("(?i)\r\nx-content-type-options: nosniff\r\n", head);
        Assert.Matches("(?i)\r\nx-frame-options: DENY\r\n", head);

        // curl --user 'user:pass' https://app.cvat.ai/api/events?job_id=123&query_id=150cac1f-09f1-4d73-b6a5-5f47aa5d0031&action=download > events.csv
        await CurlAsync("--output", folder.File("events.csv"), "--user", user, $"{site}/api/events?job_id=123&query_id={id}&action=download");
        var rows = CsvText.Read(await File.ReadAllTextAsync(folder.File("events.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(2, rows.Count);
        Assert.Equal("123", rows[1][Array.IndexOf(rows[0], "job_id")]);
    }

    private static async Task<string> CurlAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("curl") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--silent", "--show-error", "--noproxy", "*", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var curl = Process.Start(start)!;
        var output = await curl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await curl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, curl.ExitCode);
        return output;
    }
}
