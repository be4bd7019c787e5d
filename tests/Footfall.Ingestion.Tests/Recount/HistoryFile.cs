using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Tests.Recount;

/// <summary>
/// A file of canonical events as platforms send them: several orgs and time zones' working hours, all forms of timestamps
/// and ids, hidden events, equal lines, renamed users, events on the edges of hours and days, and broken lines.
/// </summary>
internal static class HistoryFile
{
    /// <summary>A month before Europe's clocks go forward in 2025.</summary>
    public static readonly DateTimeOffset Begin = DateTimeOffset.Parse("2025-02-20T00:00:00Z");

    public const int Days = 260;

    private static readonly string[] Scopes =
    [
        "create:project", "draw:object", "draw:object", "draw:object", "click:element", "login:user", "logout:user", "send:exception", "log:error", "log:info",
        "call:function", "call:function", "use:ide", "send:working_time", "add:member", "report:agent", "update:user",
    ];

    /// <summary>Writes the file; returns how many of its lines are events, and how many are not.</summary>
    public static (int Events, int Broken) Write(string path, int seed, int lines)
    {
        var random = new Random(seed);
        using var file = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var last = "";
        var broken = 0;
        for (var i = 0; i < lines; i++)
        {
            if (i % 997 == 996)
            {
                file.WriteLine((i % 2) switch { 0 => "{\"scope\":\"use:ide\"", _ => """{"scope":"use:ide","timestamp":"yesterday"}""" });
                broken++;
                continue;
            }

            // Equal lines are different events.
            last = random.Next(200) == 0 && last.Length > 0 ? last : Line(random, i);
            file.Write(last);
            file.Write(random.Next(50) == 0 ? "\r\n\n" : "\n");
        }

        return (lines - broken, broken);
    }

    private static string Line(Random random, int place)
    {
        var time = TimeOf(random);
        var scope = Scopes[random.Next(Scopes.Length)];
        var user = random.Next(40);
        var org = random.Next(6);
        var line = new JsonObject { ["timestamp"] = Timestamp(random, time), ["scope"] = scope };
        Put(line, "source", random.Next(3) switch { 0 => "client", 1 => "ui", _ => null });
        Put(line, "user_id", user == 0 ? null : user % 2 == 0 ? JsonValue.Create(user) : $"u{user}");

        // Names change with time, and events come in any order.
        Put(line, "user_name", user % 3 == 0 || random.Next(3) > 0 ? null : $"name{user}.{(time - Begin).Days / 50}");
        Put(line, "org_id", org switch { 0 or 4 => null, _ => JsonValue.Create(org) });
        Put(line, "org_slug", org switch { 0 => null, 5 when random.Next(4) == 0 => "foothold", _ => $"org{org}" });
        Put(line, "package", random.Next(4) == 0 ? null : $"p{random.Next(12)}");
        Put(line, "session_id", random.Next(2) == 0 ? null : $"s{user}-{(time - Begin).Days}-{random.Next(2)}");
        PutClient(line, random);
        if (scope == "call:function")
        {
            var payload = line["payload"] as JsonObject ?? [];
            payload["status"] = random.Next(3) == 0 ? "error" : "completed";
            line["payload"] = random.Next(2) == 0 ? payload.DeepClone() : payload.ToJsonString();
        }

        Put(line, "place", random.Next(5) == 0 ? null : JsonValue.Create(place));
        return line.ToJsonString();
    }

    private static void PutClient(JsonObject line, Random random)
    {
        var (name, version, os) = (random.Next(2) == 0 ? "Chrome" : "Firefox", $"{130 + random.Next(4)}", random.Next(2) == 0 ? "Linux" : "Windows");
        switch (random.Next(4))
        {
            case 0:
                (line["client_name"], line["client_version"], line["os"]) = (name, version, os);
                break;
            case 1:
                line["payload"] = new JsonObject { ["platform"] = new JsonObject { ["name"] = name, ["version"] = int.Parse(version), ["os"] = os } };
                break;
            case 2:
                (line["client_name"], line["platform"]) = (name, new JsonObject { ["os"] = os });
                break;
        }
    }

    /// <summary>Mostly working hours; one in seven exactly on the edge of a day, an hour or a quarter of an hour.</summary>
    private static DateTimeOffset TimeOf(Random random)
    {
        var milliseconds = (long)((random.Next(Days) + 0.25 + (random.NextDouble() * (random.Next(5) == 0 ? 0.75 : 0.4))) * 86_400_000);
        var step = random.Next(21) switch { 0 => 86_400_000, 1 => 3_600_000, 2 => 900_000, _ => 1 };
        return Begin.AddMilliseconds(milliseconds / step * step);
    }

    private static JsonNode Timestamp(Random random, DateTimeOffset time) => random.Next(4) switch
    {
        0 => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m),
        1 => time.ToOffset(TimeSpan.FromMinutes(345)).ToString("yyyy-MM-ddTHH:mm:ss.fffzzz"),
        2 => time.ToString("yyyy-MM-ddTHH:mm:ss.fff'456Z'"),
        _ => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
    };

    private static void Put(JsonObject line, string name, JsonNode? value)
    {
        if (value is not null)
        {
            line[name] = value;
        }
    }
}
