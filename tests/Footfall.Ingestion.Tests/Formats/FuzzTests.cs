using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Footfall.TestKit;

namespace Footfall.Ingestion.Tests.Formats;

/// <summary>Damaged bodies: an answer of the documented ones, never a fault, and never a part of a batch in the store.</summary>
public sealed class FuzzTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private static readonly string[] Formats = ["Cvat", "Canonical", "Otlp", "Vector", "Coder"];

    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "null", "true", "-1", "1e999", "-99999999999", "1e-400", "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\"\\udc00\"", "\"scope\":", "\"timestamp\":\"9998-12-31T23:59:59Z\"",
            "\"0002-01-01T00:00:00Z\"", "\"payload\":\"{\"", "[[[[[[[[[[", "\n", "\r\n", "99999999999999999999999999", "\"create:job\"", "\"\u0661\u0662\"", "\"+\u0661\u0661:00\"", " ", "\ufeff", "{}", "[]",
        }.Select(Encoding.UTF8.GetBytes),
        [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Readers_MeetDamagedBodies_WithDocumentedExceptionsOnly()
    {
        for (var seed = 0; seed < Depth.Times(40_000, 1_000_000); seed++)
        {
            var random = new Random(seed);
            var (format, body) = (random.Next(6), Damaged(random));
            try
            {
                Assert.All(Read(format, body, random), r => Assert.NotEmpty(r.Message));
            }
            catch (Exception e) when (e is JsonException or CvatInvalidException or OtlpFormatException)
            {
                // What the endpoints answer with 400.
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed}: {e}\n{Convert.ToHexString(body)}");
            }
        }
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Endpoints_MeetDamagedBodies_WithAllOrNothing()
    {
        var expected = 0;
        for (var seed = 0; seed < Depth.Times(800, 20_000); seed++)
        {
            var random = new Random(seed);
            var body = Damaged(random);
            if (random.Next(2) == 0)
            {
                var reply = await intake.CvatAsync(body, (random.Next(2) == 0 ? Intake.Person : Intake.Platform) with { Owner = $"seed:{seed}" });
                Assert.True(reply.Status is 201 or 400, $"Seed {seed}: {reply.Status}");
                expected += reply.Status == 201 ? reply.Json["events"]!.AsArray().Count : 0;
            }
            else
            {
                var reply = await intake.CanonicalAsync(body, Intake.Platform with { Owner = $"seed:{seed}" });
                Assert.True(reply.Status is 200 or 400, $"Seed {seed}: {reply.Status}");
                expected += reply.Json["accepted"] is null ? 0 : reply.Accepted;
            }
        }

        Assert.True(expected > 50);
        Assert.Equal(expected, await intake.CountAsync());
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task OtlpAndVector_MeetDamagedBodies_With200Or400()
    {
        for (var seed = 0; seed < 800; seed++)
        {
            var random = new Random(seed);
            var body = Damaged(random);
            var reply = random.Next(3) switch
            {
                0 => await intake.OtlpAsync(body),
                1 => await intake.OtlpAsync(body, r => r.ContentType = "application/json"),
                _ => await intake.VectorAsync(body),
            };
            Assert.True(reply.Status is 200 or 400, $"Seed {seed}: {reply.Status}");
        }

        Assert.NotEqual(0, await intake.CountAsync());
    }

    /// <summary>What is taken of a body is in the store, and nothing else; a session that grows is one event.</summary>
    [Fact]
    [Trait("Speed", "slow")]
    public async Task Coder_MeetsDamagedBodies_With200Or400_AndAllThatItAcceptedIsStored()
    {
        var expected = 0;
        for (var seed = 0; seed < Depth.Times(400, 10_000); seed++)
        {
            var random = new Random(seed);
            var body = Damaged(random, random.Next(4) == 0 ? Formats[random.Next(Formats.Length)] : "Coder");
            var caller = Intake.Platform with { Owner = $"seed:{seed}" };
            var reply = random.Next(3) == 0 ? await intake.CoderSessionsAsync(body, caller) : await intake.CoderPushAsync(body, caller);

            Assert.True(reply.Status is 200 or 204 or 400, $"Seed {seed}: {reply.Status}");
            expected += reply.Status == 200 ? reply.Accepted : 0;
            expected += reply.Status == 204 ? int.Parse(await intake.TextAsync($"SELECT count() FROM events WHERE sender = 'seed:{seed}'")) : 0;
        }

        Assert.True(expected > 20, $"Only {expected} records were taken.");
        Assert.Equal(expected, await intake.CountAsync());
    }

    /// <summary>Reads a body as a format, whatever format it was; what is rejected comes back.</summary>
    private static IReadOnlyList<Rejection> Read(int format, byte[] body, Random random)
    {
        switch (format)
        {
            case 0:
                Map(body, random.Next(2) == 0 ? Intake.Person : Intake.Platform);
                return [];
            case 1:
                return new CanonicalReader("t", null, Intake.Now).Read(body).Rejected;
            case 2:
                return new VectorReader("t", Intake.Now).Read(body).Rejected;
            case 5:
                return Map(body, sessions: random.Next(2) == 0);
            default:
                var mapper = new OtlpMapper("t", Intake.Now, new OtlpOptions());
                OtlpReader.Read(format == 3 ? OtlpEncoding.Protobuf : OtlpEncoding.Json, body, mapper.Take);
                return mapper.Batch.Rejected;
        }
    }

    private static void Map(byte[] body, Caller caller)
    {
        var batch = new CvatReader(body, TimeZoneInfo.Utc, textIds: caller.Kind != CallerKind.Account).Read();
        new CvatMapper(new CvatOptions(), caller, new CvatOrg(null, null), Intake.Now).Map(batch, body);
    }

    private static List<Rejection> Map(byte[] body, bool sessions)
    {
        var reader = new CoderReader();
        (sessions ? (Action<ReadOnlyMemory<byte>>)reader.ReadSessions : reader.ReadSamples)(body);
        var mapper = new CoderMapper(Intake.Platform, null, Intake.Now);
        Assert.All(reader.Reports, r => Assert.Matches("^[a-z0-9_]+:[a-z0-9_]+$", mapper.Map(r).Scope));
        return reader.Rejected;
    }

    private static byte[] Damaged(Random random) => Damaged(random, Formats[random.Next(Formats.Length)]);

    private static byte[] Damaged(Random random, string format)
    {
        var names = Fixture.Names(format).Where(n => !n.Contains("reply")).ToList();
        var body = Fixture.Bytes(format, names[random.Next(names.Count)]).ToList();
        for (var times = random.Next(1, 5); times > 0 && body.Count > 0; times--)
        {
            Damage(body, random);
        }

        return [.. body];
    }

    private static void Damage(List<byte> body, Random random)
    {
        var at = random.Next(body.Count);
        var length = Math.Min(random.Next(1, 40), body.Count - at);
        switch (random.Next(6))
        {
            case 0:
                body[at] = (byte)random.Next(256);
                break;
            case 1:
                body.RemoveRange(at, length);
                break;
            case 2:
                body.InsertRange(random.Next(body.Count), body.GetRange(at, length));
                break;
            case 3:
                body.RemoveRange(at, body.Count - at);
                break;
            case 4:
                body.RemoveRange(at, Math.Min(length, 6));
                body.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
            default:
                body.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
