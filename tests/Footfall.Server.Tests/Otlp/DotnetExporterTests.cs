using System.Diagnostics;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Resources;

// The tests log as applications do, names of attributes in templates included; how fast that is does not matter here.
#pragma warning disable CA1727, CA1848, CA1873

namespace Footfall.Server.Tests.Otlp;

/// <summary>The real OpenTelemetry .NET exporter, sending what an application logs to a real server.</summary>
public sealed class DotnetExporterTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Logger_OfAnApplication_ArrivesAsEvents()
    {
        var token = await shared.Server.NewTokenAsync("labeler");
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        using (var factory = Factory(shared.Server.Address, token))
        {
            var logger = factory.CreateLogger("Acme.Jobs");
            logger.Log(LogLevel.Information, new EventId(7, "job.saved"), "Job {job} saved by {user.id}", 17, "u42");
            logger.Log(LogLevel.Warning, "Disk {disk} is nearly full", "sda");
            try
            {
                throw new InvalidOperationException("job 17 is closed");
            }
            catch (InvalidOperationException e)
            {
                logger.Log(LogLevel.Error, new EventId(3, "SaveFailed"), e, "Saving failed");
            }

            using (logger.BeginScope(new Dictionary<string, object> { ["session.id"] = "s1" }))
            {
                logger.Log(LogLevel.Critical, "Gone");
            }
        }

        var trace = activity.TraceId.ToHexString();
        const string Mine = "FROM events WHERE package = 'labeler'";
        Assert.Equal(
            "saved:job\tinfo\tu42\nlog:warning\twarning\t\nsend:exception\terror\t\nlog:fatal\tfatal\t",
            await shared.Server.ScalarAsync($"SELECT scope, level, user_id {Mine} ORDER BY time, position"));
        Assert.Equal($"4\t1\t{trace}\tweb-3\ts1", await shared.Server.ScalarAsync($"SELECT count(), uniqExact(request_id), any(request_id), any(agent), max(session_id) {Mine}"));

        var exception = JsonNode.Parse(await PayloadAsync("send:exception"))!;
        Assert.Equal(("InvalidOperationException", "job 17 is closed", "2.4.1", "Acme.Jobs"), ((string?)exception["type"], (string?)exception["message"], (string?)exception["version"], (string?)exception["instrumentation_scope"]!["name"]));
        Assert.StartsWith("System.InvalidOperationException: job 17 is closed\n   at Footfall.Server.Tests.Otlp.DotnetExporterTests", (string?)exception["stack"]);
        var saved = JsonNode.Parse(await PayloadAsync("saved:job"))!;
        Assert.Equal(("Job 17 saved by u42", 17, "Job {job} saved by {user.id}"), ((string?)saved["message"], (int?)saved["job"], (string?)saved["{OriginalFormat}"]));
    }

    [Fact]
    public async Task Exporter_WithAWrongToken_StoresNothing()
    {
        using (var factory = Factory(shared.Server.Address, "ff_ingest_wrong", "stranger"))
        {
            factory.CreateLogger("Acme.Jobs").Log(LogLevel.Error, "Nobody hears this");
        }

        Assert.Equal("0", await shared.Server.ScalarAsync("SELECT count() FROM events WHERE package = 'stranger'"));
    }

    private async Task<string> PayloadAsync(string scope) =>
        await shared.Server.ScalarAsync($"SELECT base64Encode(payload) FROM events WHERE package = 'labeler' AND scope = '{scope}'") is var text
            ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text))
            : "";

    /// <summary>Disposing it sends what is left.</summary>
    private static ILoggerFactory Factory(Uri server, string token, string service = "labeler") => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddOpenTelemetry(options =>
        {
            options.IncludeScopes = true;
            options.IncludeFormattedMessage = true;
            options.SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService(service, serviceVersion: "2.4.1").AddAttributes([new("host.name", "web-3")]));
            options.AddOtlpExporter(exporter =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = new Uri(server, "/v1/logs");
                exporter.Headers = $"Authorization=Bearer {token}";
            });
        });
    });
}
