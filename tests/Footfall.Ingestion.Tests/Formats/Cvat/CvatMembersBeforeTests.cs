using System.Text;
using System.Text.Json.Nodes;
using Footfall.ClickHouse.Native;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>What is kept from event to event saves work and changes nothing: a batch is read and answered as its events are one by one.</summary>
public sealed class CvatMembersBeforeTests
{
    private const string BatchTime = "2024-06-03T12:00:00Z";

    private static readonly Caller Sender = new() { Kind = CallerKind.IngestToken, Name = "test", Owner = "token:test" };

    // Right and wrong values, the same value written in other ways, and values whose bytes are those of another type.
    private static readonly string[] Values =
    [
        "5", "\"5\"", "5.0", "\" 5 \"", "\"007\"", "7", "-1", "99999999999999999999999", "\"Save\"", "\" Save\"", "\"S\\u0061ve\"", "\"\"", "\"{}\"", "\"{\\\"a\\\": 1}\"",
        "\"{\\\"a\\\":1}\"", "{\"a\": 1}", "{}", "[]", "true", "null", "\"client\"", "\"2024-06-03T11:59:00Z\"", "\"Zo\\u00eb\"", "\"Zoë\"",
    ];

    [Fact]
    public void Batch_IsReadAsItsEventsAreOneByOne()
    {
        var random = new Random(20);
        var taken = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var pool = Enumerable.Range(0, 3).Select(_ => Values[random.Next(Values.Length)]).ToList();
            var events = Enumerable.Range(0, random.Next(2, 6)).Select(_ => Event(random, pool)).ToList();
            var alone = events.Select(e => Read(e)).ToList();
            var together = Read([.. events]);
            if (alone.All(a => a.Errors is null))
            {
                taken++;
                Assert.Equal(alone.Select(a => a.Events!.Single()), together.Events!);
            }
            else
            {
                Assert.Equal(alone.Select(a => a.Errors?["events"]![0]!.ToJsonString() ?? "{}"), together.Errors!["events"]!.AsArray().Select(e => e!.ToJsonString()));
            }
        }

        Assert.InRange(taken, 100, 2_900);
    }

    [Fact]
    public void Batch_IsAnsweredAsItsEventsAreOneByOne()
    {
        var random = new Random(21);
        string[] values = ["5", "\"007\"", "\"Save\"", "\"S\\u0061ve\"", "\"Zo\\u00eb\"", "null", "\"{\\\"a\\\":1}\"", "{}"];
        for (var round = 0; round < 1_000; round++)
        {
            var events = Enumerable.Range(0, random.Next(2, 6)).Select(_ => Event(random, values)).Where(e => Answer(e) is not null).ToArray();
            var alone = events.Select(e => JsonNode.Parse(Answer(e)!)!["events"]![0]!.ToJsonString());

            Assert.Equal(alone, JsonNode.Parse(Answer(events)!)!["events"]!.AsArray().Select(e => e!.ToJsonString()));
        }
    }

    [Fact]
    public void Texts_StandAsTheyWereAddedWhateverCameBetween()
    {
        var (column, expected) = (new StringColumn("text"), new List<string>());
        var random = new Random(22);
        string[] texts = ["", "a", "Zoë", new string('x', 50), new string('é', 300)];
        for (var i = 0; i < 5_000; i++)
        {
            switch (random.Next(40))
            {
                case 0:
                    column.Clear();
                    expected.Clear();
                    break;
                case 1:
                    var other = new StringColumn("text");
                    other.Add(texts[2]);
                    column.Append(other);
                    expected.Add(texts[2]);
                    break;
                default:
                    var text = texts[random.Next(texts.Length)];
                    column.Add(text);
                    expected.Add(text);
                    break;
            }
        }

        var plain = new StringColumn("text");
        foreach (var text in expected)
        {
            plain.Add(new string(text.AsSpan()));
            plain.Add(null);
        }

        var everySecond = Enumerable.Range(0, expected.Count * 2).Select(i => i % 2 == 0).ToArray();
        var kept = new StringColumn("text");
        kept.Append(plain, everySecond);

        Assert.Equal(expected.Count, column.Count);
        Assert.Equal(Bytes(kept), Bytes(column));
    }

    private static byte[] Bytes(StringColumn column) => new NativeBlock(column).ToBytes().ToArray();

    private static string Event(Random random, IReadOnlyList<string> values)
    {
        var members = Enumerable.Range(0, CvatFields.Count).Select(i => CvatFields.Name((CvatField)i)).Where(n => n is not ("scope" or "timestamp") && random.Next(3) > 0)
            .Select(n => $"\"{(random.Next(20) == 0 ? $"\\u{(int)n[0]:x4}{n[1..]}" : n)}\": {values[random.Next(values.Count)]}")
            .Append("\"scope\": \"click:element\"")
            .Append($"\"timestamp\": \"2024-06-03T11:59:0{random.Next(2)}Z\"")
            .Append("\"unknown\": [1]")
            .ToArray();
        if (random.Next(4) == 0)
        {
            random.Shuffle(members);
        }

        return $"{{{string.Join(", ", members)}}}";
    }

    private static byte[] Body(params string[] events) => Encoding.UTF8.GetBytes($$"""{"events": [{{string.Join(',', events)}}], "timestamp": "{{BatchTime}}"}""");

    private static (List<string>? Events, JsonObject? Errors) Read(params string[] events)
    {
        try
        {
            var batch = new CvatReader(Body(events), TimeZoneInfo.Utc, textIds: true).Read();
            return ([.. batch.Events.Select(Text)], null);
        }
        catch (CvatInvalidException e)
        {
            return (null, (JsonObject)e.Body);
        }
    }

    private static string Text(CvatEvent e) =>
        $"{e.Time:O} " + string.Join(' ', Enumerable.Range(0, CvatFields.Count).Select(i => (CvatField)i).Select(f => e.WasSent(f) ? $"{f}={e[f] ?? "null"}" : ""));

    private static string? Answer(params string[] events)
    {
        try
        {
            var body = Body(events);
            var batch = new CvatReader(body, TimeZoneInfo.Utc, textIds: true).Read();
            var stored = new CvatMapper(new CvatOptions(), Sender, new CvatOrg(null, null), batch.Timestamp).Map(batch, body);
            using var bytes = new PooledBytes(16);
            new CvatAnswer(bytes, TimeSpan.Zero, ofPerson: false).Write(batch, stored);
            return Encoding.UTF8.GetString(bytes.Written.Span);
        }
        catch (CvatInvalidException)
        {
            return null;
        }
    }
}
