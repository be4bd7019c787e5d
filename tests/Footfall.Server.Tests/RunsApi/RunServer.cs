using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.TestKit;

namespace Footfall.Server.Tests.RunsApi;

/// <summary>A server with runs of a connector and of a platform's own events, as long ago as their names say.</summary>
public sealed class RunServer : IAsyncLifetime
{
    public const string Ann = "5f0f0c1d-2e3f-4a5b-8c6d-7e8f90a1b2c3";

    private long _position;

    public TestServer Server { get; private set; } = null!;

    /// <summary>Ten minutes ago, to the millisecond, with a fraction of one that only a connector tells.</summary>
    public double Start { get; } = (DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds() / 1000.0) + 0.000456;

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        using var ingest = await Server.IngestAsync();
        var events = Connector().Concat(Platform()).OrderBy(e => e.ToJsonString(), StringComparer.Ordinal).ToList();

        // Twice, as a sender does that heard no answer.
        await Server.SendAsync(ingest, string.Join('\n', events.Select(e => e.ToJsonString())));
        await Server.SendAsync(ingest, string.Join('\n', events.Select(e => e.ToJsonString())));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public async Task<JsonNode> GetAsync(string address, HttpClient? client = null) =>
        JsonNode.Parse(await (client ?? Server.Admin).GetStringAsync(address, TestContext.Current.CancellationToken))!;

    private IEnumerable<JsonObject> Connector()
    {
        yield return Plain("create:user", new { obj_id = Ann, payload = new { name = "ann", email = "ann@acme.example" } });

        yield return Row("good", 0, "start:run", "status", "starting", new { status = "starting" });
        yield return Row("good", 0.25, "update:run", "inputs", """{"dict":{"topic":"birds"}}""", new { inputs = new { dict = new { topic = "birds" } } });
        yield return Row("good", 0.5, "update:run", "meta", """{"dict":{"summary":"Hymn Creator"}}""", new { meta = new { dict = new { summary = "Hymn Creator" } } }, "Hymn Creator");
        yield return Row("good", 1, "update:run", "status", "running", new { status = "running" }, "Hymn Creator");
        yield return Row("good", 2, "log:run", "action", """{"AgentFinish":{"output":"x"}}""", new { level = "info" }, "Hymn Creator");
        yield return Row("good", 3, "log:run", "result", """{"TaskOutput":{"raw":"y"}}""", new { level = "info" }, "Hymn Creator");
        yield return Row("good", 60, "update:run", "final", """{"Markdown":{"body":"# Hymn"}}""", new { outputs = new { Markdown = new { body = "# Hymn" } } }, "Hymn Creator");
        yield return Row("good", 60.5, "finish:run", "status", "finished", new { status = "finished" }, "Hymn Creator");
        yield return Told("good", 60.5, "update:run", new { type = "agent", files = new object[] { new { name = "a b.txt", size = 3, direction = "up" }, new { name = "out.md", size = 5, direction = "down" } } });

        // Waits for somebody; an odd meta row must take nothing down.
        yield return Row("waits", 100, "start:run", "status", "starting", new { status = "starting" });
        yield return Row("waits", 101, "update:run", "meta", """{"dict":null}""", new { meta = new { dict = (string?)null } }, "Unknown");
        yield return Row("waits", 102, "update:run", "status", "running", new { status = "running" }, "Unknown");
        yield return Row("waits", 103, "await:run", "lock", """{"dict":{"lid":"L1"}}""", new { lid = "L1" }, "Unknown");
        yield return Row("waits", 104, "resume:run", "lease", """{"dict":{"lid":"L1"}}""", new { lid = "L1" }, "Unknown");
        yield return Row("waits", 105, "await:run", "lock", """{"dict":{"lid":"L2"}}""", new { lid = "L2" }, "Unknown");

        yield return Row("broken", 200, "start:run", "status", "starting", new { status = "starting" });
        yield return Row("broken", 201, "log:run", "error", "404", new { level = "error" });
        yield return Row("broken", 202, "log:run", "error", "{\"error\":{\"deep\":1}}", new { level = "error" });
        yield return Row("broken", 203, "log:run", "error", "null", new { level = "error" });
        yield return Row("broken", 204, "log:run", "error", "Traceback (most recent call last):\n  File \"x.py\"\nValueError: no\n", new { level = "error" });
        yield return Row("broken", 205, "fail:run", "status", "Error", new { status = "Error" });

        yield return Told("dark", 300, "create:run", new { type = "agent", status = "unknown", unreadable = "file is not a database" });
        yield return Row("gone", 310, "start:run", "status", "starting", new { status = "starting" });
        yield return Told("gone", 311, "delete:run", new { reason = "archived" });
    }

    private IEnumerable<JsonObject> Platform()
    {
        yield return Event("train", 400, "create:run", new { type = "train", inputs = new { epochs = 3 }, config = new { optimizer = new { api_key = "sk-1", lr = 0.1 }, list = new[] { new { password = "x" } } } }, "Trainer");
        yield return Event("train", 401, "start:run", new { }, "Trainer");
        yield return Event("train", 402, "log:run", new { level = "debug", message = "epoch 1" });
        yield return Event("train", 403, "log:run", new { level = "warning", message = "slow" });
        yield return Event("train", 410, "fail:run", new { error = "out of memory", files = new[] { new { name = "log.txt", size = 7, direction = "down" } } });
        yield return Event("train", 420, "start:run", new { });
        yield return Event("train", 430, "finish:run", new { outputs = new { accuracy = 0.9 }, files = new[] { new { name = "model.pt", size = 9, direction = "down" } } });
        yield return Plain("start:run", new { run_id = "theirs", timestamp = Start + 500, user_id = "u2", user_name = "Bob", org_slug = "other" });
    }

    private JsonObject Row(string fid, double after, string scope, string kind, string message, object more, string? name = null)
    {
        var e = Told(fid, after, scope, more, name);
        var payload = e["payload"]!.AsObject();
        (payload["type"], payload["kind"], payload["message"], payload["row"], payload["at"]) = ("agent", kind, message, ++_position, Start + after);
        return e;
    }

    private JsonObject Told(string fid, double after, string scope, object payload, string? name = null) =>
        Plain(scope, new { run_id = fid, timestamp = Math.Round((Start + after) * 1000) / 1000, user_id = Ann, obj_name = "run", obj_id = fid, obj_val = name, payload });

    private JsonObject Event(string run, double after, string scope, object payload, string? name = null) =>
        Plain(scope, new { run_id = run, timestamp = Math.Round((Start + after) * 1000) / 1000, user_id = "u1", user_name = "Eve", org_slug = "acme", agent = "gpu-3", project_id = "12", obj_val = name, payload });

    private static JsonObject Plain(string scope, object members)
    {
        var e = JsonSerializer.SerializeToNode(members)!.AsObject();
        e["scope"] = scope;
        e["source"] = "server";
        e["timestamp"] ??= DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeMilliseconds() / 1000.0;
        e["id"] = Guid.NewGuid().ToString();
        return e;
    }
}
