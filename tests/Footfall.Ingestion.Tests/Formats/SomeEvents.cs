using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;
using FsCheck;
using FsCheck.Fluent;

namespace Footfall.Ingestion.Tests.Formats;

/// <summary>Random events: every column empty, plain, foreign, long, or full of what breaks writers.</summary>
internal static class SomeEvents
{
    private static readonly string[] Awkward =
        ["\0", "\t", "a\nb\r", "\\N", "\\", "'", "\"", "`", "NULL", "null", "0", "-1", "007", " ", " a ", "ß", "😀", "\u202eabc", "\ufeff", "{}", "a\u2028b", "\u007f\u0080", "{x:String}", "--", "$filter$"];

    private static Gen<string?> Text { get; } = Gen.Frequency(
        (4, Gen.Constant((string?)null)),
        (3, Gen.Elements(Awkward).Select(t => (string?)t)),
        (4, ArbMap.Default.GeneratorFor<string>().Select(t => NotEmpty(WithoutSurrogates(t)))),
        (1, Gen.Choose(60, 1000).Select(n => (string?)new string('x', n))));

    // Few months: each is a partition of its own, and many make inserts slow.
    private static Gen<DateTimeOffset> Time { get; } = Gen.Frequency(
        (1, Gen.Elements(DateTimeOffset.UnixEpoch, new DateTimeOffset(2199, 12, 31, 23, 59, 59, 999, TimeSpan.Zero), new DateTimeOffset(2024, 2, 29, 23, 59, 59, 999, TimeSpan.Zero))),
        (20, Gen.Choose(19_600, 19_700).SelectMany(d => Gen.Choose(0, 86_399_999), (d, ms) => DateTimeOffset.UnixEpoch.AddDays(d).AddMilliseconds(ms))));

    private static Gen<string> Scope { get; } = Gen.Elements("create:project", "draw:object", "call:function", "send:exception", "log:error", "log:l_2", "use:ide", "login:user", "a:b");

    /// <summary>Payloads with what facts are read from, as it stands in the body.</summary>
    private static Gen<string?> Payload { get; } = Gen.Frequency(
        (3, Gen.Constant((string?)null)),
        (2, Gen.Elements("{}", "[1, 2]", "\"text\"", "12.50", "null", "{\"a\" : [ {\"b\":1e400} ]}", "{\"status\":\"error\"}", "{\"platform\":{\"name\":5}}").Select(p => (string?)p)),
        (3, Text.SelectMany(a => Text, (a, b) => (string?)new JsonObject { ["status"] = a, ["kind"] = b, ["request_id"] = b, ["platform"] = new JsonObject { ["os"] = a } }.ToJsonString())));

    /// <summary>Events as the canonical route makes them of what is sent, except for their ids and what is derived.</summary>
    public static Gen<Event> Event { get; } =
        from texts in Text.ArrayOf(22)
        from scope in Scope
        from time in Time
        from source in Gen.Elements(Source.Server, Source.Client)
        from count in Gen.Elements<uint?>(null, 0, 1, uint.MaxValue)
        from duration in Gen.Elements<ulong?>(null, 0, 250, 1UL << 53)
        from payload in Payload
        select Of(texts, scope, time, source, count, duration, payload);

    /// <summary>What is sent for an event: members in any order, ids also as numbers, times in several forms.</summary>
    public static string ToCanonical(Event e, Random random)
    {
        var members = new List<KeyValuePair<string, JsonNode?>>
        {
            new("scope", e.Scope),
            new("source", e.Source == Source.Client ? random.Next(2) == 0 ? "client" : "ui" : "server"),
            new("timestamp", TimeOf(e.Time, random)),
            new("count", e.Count),
            new("duration", e.Duration),
        };
        foreach (var (name, value) in Columns(e))
        {
            members.Add(new(name, name.EndsWith("_id") && value is "0" or "-1" && random.Next(2) == 0 ? JsonValue.Create(long.Parse(value, CultureInfo.InvariantCulture)) : value));
        }

        if (e.Payload is not null)
        {
            // As text, because an object would be written again.
            members.Add(new("payload", e.Payload));
        }

        var shuffled = members.Where(m => m.Value is not null || random.Next(2) == 0).ToArray();
        random.Shuffle(shuffled);
        return new JsonObject(shuffled).ToJsonString();
    }

    private static JsonNode TimeOf(DateTimeOffset time, Random random) => random.Next(3) switch
    {
        0 => JsonValue.Create(time.ToUnixTimeMilliseconds() / 1000m),
        1 => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => time.ToUnixTimeMilliseconds() / 1000m + "",
    };

    private static IEnumerable<(string Name, string? Value)> Columns(Event e) => typeof(Event).GetProperties()
        .Where(p => p.PropertyType == typeof(string) && p.Name is not (nameof(e.Scope) or nameof(e.Kind) or nameof(e.Payload)))
        .Select(p => (JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name), (string?)p.GetValue(e)));

    private static Event Of(string?[] t, string scope, DateTimeOffset time, Source source, uint? count, ulong? duration, string? payload) => new()
    {
        Id = Guid.NewGuid(),
        Batch = Guid.NewGuid(),
        Time = time,
        Received = Intake.Now,
        Scope = scope,
        Kind = "usage",
        Source = source,
        Count = count,
        Duration = duration,
        Payload = payload,
        OrgId = t[0],
        OrgSlug = t[1],
        WorkspaceId = t[2],
        ProjectId = t[3],
        TaskId = t[4],
        JobId = t[5],
        UserId = t[6],
        UserName = t[7],
        UserEmail = t[8],
        SessionId = t[9],
        RunId = t[10],
        RequestId = t[11],
        Agent = t[12],
        Package = t[13],
        Function = t[14],
        Level = t[15],
        ClientName = t[16],
        ClientVersion = t[17],
        Os = t[18],
        ObjName = t[19],
        ObjId = t[20],
        ObjVal = t[21],
    };

    /// <summary>Half surrogate pairs never come this far: readers refuse them.</summary>
    private static string? WithoutSurrogates(string? text) => text is null ? null : string.Concat(text.Where(c => !char.IsSurrogate(c)));

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
