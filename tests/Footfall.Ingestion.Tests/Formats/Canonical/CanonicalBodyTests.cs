using System.Text;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Model;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Footfall.Ingestion.Tests.Formats.Canonical;

/// <summary>Bodies as a whole: array, lines, one object; what is broken, empty, compressed, too large; identity of events.</summary>
public sealed class CanonicalBodyTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private const string A = """{"scope":"use:ide","timestamp":1,"user_id":"a"}""";
    private const string B = """{"scope":"use:ide","timestamp":2,"user_id":"b"}""";

    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t \n")]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    [InlineData("\uFEFF")]
    public async Task NothingSent_Is200WithZeros(string body) =>
        (await intake.CanonicalAsync(body)).Is(200, """{"accepted":0,"duplicates":0,"rejected":[]}""");

    [Theory]
    [InlineData($"[{A},{B}]")]
    [InlineData($"\uFEFF [ {A} , {B} ] \r\n")]
    [InlineData($"{A}\n{B}")]
    [InlineData($"{A}\r\n{B}\r\n")]
    [InlineData($"\uFEFF{A}\n\n  \n{B}\n\n")]
    [InlineData($"\n  {A}  \n\t{B}\t\n")]
    public async Task TwoEvents_AreTakenInOrder_InEveryForm(string body)
    {
        (await intake.CanonicalAsync(body)).Is(200, """{"accepted":2,"duplicates":0,"rejected":[]}""");

        Assert.Equal([(0u, "a"), (1u, "b")], (await intake.EventsAsync()).Select(e => (e.Position, e.UserId)));
    }

    [Fact]
    public async Task OneObject_MayStandOnSeveralLines()
    {
        await intake.CanonicalAsync(A.Replace(",", ",\r\n  ") + "\n");

        Assert.Equal("a", (await intake.SingleAsync()).UserId);
    }

    [Fact]
    public async Task Fixture_OfLines_IsTakenExceptWhatItSays()
    {
        (await intake.CanonicalAsync(Fixture.Bytes("Canonical", "lines.ndjson"))).Is(200, Fixture.Read("Canonical", "lines.reply.json"));

        Assert.Equal(["create:project", "click:element", "call:function"], (await intake.EventsAsync()).Select(e => e.Scope));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("nonsense")]
    [InlineData(A + "x")]
    [InlineData(A + A)]
    [InlineData("""{"scope":"use:ide","timestamp":1,}""")]
    [InlineData("""{"scope":"use:ide" "timestamp":1}""")]
    [InlineData("\"\\x\"")]
    [InlineData("[1")]
    public async Task BrokenLine_IsRejectedAlone_WithItsIndexAmongNonEmptyLines(string line)
    {
        var reply = await intake.CanonicalAsync($"{A}\n\n{line}\r\n\n{B}\n{{}}");

        Assert.Equal(200, reply.Status);
        Assert.Equal(2, reply.Accepted);
        Assert.Equal([(1, "invalid_json"), (3, "missing_scope")], reply.Rejected);
        Assert.Equal(["a", "b"], (await intake.EventsAsync()).Select(e => e.UserId));
    }

    [Theory]
    [InlineData("[")]
    [InlineData($"[{A}")]
    [InlineData($"[{A},")]
    [InlineData($"[{A},]")]
    [InlineData($"[{A} {B}]")]
    [InlineData($"[{A}] x")]
    [InlineData($"[{A}][{B}]")]
    [InlineData($"[{A}]\n{B}")]
    [InlineData("[{\"scope\":\"use:ide\",\"timestamp\":1]")]
    public async Task BrokenArray_Is400AndNothingIsStored(string body)
    {
        var reply = await intake.CanonicalAsync(body);

        Assert.Equal(400, reply.Status);
        Assert.StartsWith("The array is not valid JSON, in line ", reply.Detail);
        Assert.EndsWith("Nothing of it was stored.", reply.Detail);
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task RecordNestedTooDeep_IsRejectedAloneInLines_AndRefusesAnArray()
    {
        var deep = $$"""{"scope":"use:ide","timestamp":1,"payload":{{string.Concat(Enumerable.Repeat("[", 5000))}}{{new string(']', 5000)}}}""";

        var lines = await intake.CanonicalAsync($"{A}\n{deep}\n{B}");
        var array = await intake.CanonicalAsync($"[{A},{deep},{B}]");

        Assert.Equal([(1, "invalid_json")], lines.Rejected);
        Assert.Equal("The line is nested deeper than 128 levels.", (string?)lines.Json["rejected"]![0]!["message"]);
        Assert.Equal((400, "The array is nested deeper than 128 levels. Nothing of it was stored."), (array.Status, array.Detail));
        Assert.Equal(2, await intake.CountAsync());
    }

    [Theory]
    [InlineData("user_id")]
    [InlineData("obj_val")]
    [InlineData("scope")]
    [InlineData("timestamp")]
    [InlineData("id")]
    [InlineData("source")]
    [InlineData("payload")]
    [InlineData("other")]
    public async Task InvalidUtf8_IsRejectedAlone(string member)
    {
        var text = $$"""{"scope":"use:ide","timestamp":1,"{{member}}":"@"}""";
        var name = $$"""{"scope":"use:ide","timestamp":1,"@":"{{member}}"}""";
        foreach (var record in new[] { text, name, $$$"""{"scope":"use:ide","timestamp":1,"payload":{"{{{member}}}":"@"}}""", """{"scope":"use:ide","timestamp":1,"payload":{"@":1}}""" })
        {
            await intake.EmptyAsync();
            var body = Encoding.UTF8.GetBytes($"{A}\n{record}\n{B}").Select(b => b == (byte)'@' ? (byte)0xC3 : b).ToArray();

            var reply = await intake.CanonicalAsync(body);

            Assert.Equal((1, 2), (Assert.Single(reply.Rejected).Index, reply.Accepted));
        }
    }

    [Fact]
    public async Task CallerWithoutCredentials_Is401() => Assert.Equal(401, (await intake.AnonymousCanonicalAsync(A)).Status);

    [Fact]
    public async Task Account_Is403() => Assert.Equal(403, (await intake.CanonicalAsync(A, Intake.Person)).Status);

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/x-ndjson; charset=utf-8", 200)]
    [InlineData("application/x-www-form-urlencoded", 200)]
    [InlineData(null, 200)]
    [InlineData("application/xml", 415)]
    [InlineData("multipart/form-data", 415)]
    public async Task MediaTypes_OfJsonAndOfPlainTools_AreTaken(string? type, int status) =>
        Assert.Equal(status, (await intake.CanonicalAsync(A, request: r => r.ContentType = type)).Status);

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task CompressedBody_IsTaken_AndDamagedIs400(string encoding)
    {
        var body = Compression.Of(encoding, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2000).Select(i => A.Replace("\"a\"", $"\"{i * 7919 % 2003}\"")))));

        Assert.Equal(2000, (await SendAsync(body, encoding)).Accepted);
        await intake.EmptyAsync();

        var cut = await SendAsync(body[..(body.Length / 2)], encoding);
        var damaged = await SendAsync([.. body[..50], .. new byte[100], .. body[150..]], encoding);
        var plain = await SendAsync(Encoding.UTF8.GetBytes(A), encoding);

        Assert.Equal((400, 400, 400), (cut.Status, damaged.Status, plain.Status));
        Assert.Equal($"The body is not valid {encoding}.", cut.Detail);
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("zstandard")]
    [InlineData("gzip, br")]
    [InlineData("compress")]
    public async Task UnknownEncoding_Is415(string encoding)
    {
        var reply = await SendAsync(Encoding.UTF8.GetBytes(A), encoding);

        Assert.Equal(415, reply.Status);
        Assert.Equal($"Content-Encoding '{encoding}' is not known here. Send gzip, deflate, br, zstd, or no encoding.", reply.Detail);
    }

    [Fact]
    public async Task Zstd_Bomb_IsRefused_BeforeItIsUnpacked()
    {
        using var bytes = new MemoryStream();
        await using (var stream = new CompressionStream(bytes, level: 3))
        {
            // A window of 128 MiB, which a body of 13 KB would have the server allocate.
            stream.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, 27);
            for (var i = 0; i < 200; i++)
            {
                await stream.WriteAsync(new byte[1 << 20], TestContext.Current.CancellationToken);
            }
        }

        var wide = await SendAsync(bytes.ToArray(), "zstd");
        var large = await SendAsync(Compression.Of("zstd", new byte[200 << 20]), "zstd");

        Assert.Equal((400, "The body is not valid zstd."), (wide.Status, wide.Detail));
        Assert.Equal((413, "The body is larger than 4 MiB after decompression. Send it in smaller parts."), (large.Status, large.Detail));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("")]
    public async Task NoEncoding_MayBeSaid(string encoding) => Assert.Equal(1, (await SendAsync(Encoding.UTF8.GetBytes(A), encoding)).Accepted);

    [Fact]
    public async Task BodyOfExactlyTheLimit_IsTaken_AndOneByteMoreIs413()
    {
        var body = Encoding.UTF8.GetBytes(A + new string(' ', (4 << 20) - A.Length));

        Assert.Equal(1, (await intake.CanonicalAsync(body)).Accepted);
        await intake.EmptyAsync();
        Assert.Equal(1, (await SendAsync(Compression.Of("gzip", body), "gzip")).Accepted);
        foreach (var reply in new[] { await intake.CanonicalAsync([.. body, 32]), await SendAsync(Compression.Of("br", [.. body, 32]), "br"), await SendAsync(Compression.Of("zstd", [.. body, 32]), "zstd"), await SendAsync([.. body, 32], "", length: null) })
        {
            Assert.Equal(413, reply.Status);
            Assert.Equal("The body is larger than 4 MiB after decompression. Send it in smaller parts.", reply.Detail);
        }

        Assert.Equal(1, await intake.CountAsync());
    }

    [Fact]
    public async Task Ids_AreTheSendersElseKeyAndPlaceElseContent()
    {
        const string uuid = "0192f0c1-7c2b-7e0a-9b1a-5f0f0c1d2e3f";
        await intake.CanonicalAsync($$"""{"scope":"use:ide","timestamp":1,"id":"{{uuid}}"}""");
        Assert.Equal(Guid.Parse(uuid), (await intake.SingleAsync()).Id);

        Assert.Equal(await IdsAsync("""{"scope":"use:ide","timestamp":1,"id":"x"}"""), await IdsAsync("""{"scope":"use:app","timestamp":9,"id":"x"}"""));
        Assert.Equal(await IdsAsync("""{"scope":"use:ide","timestamp":1,"id":5}"""), await IdsAsync("""{"scope":"use:ide","timestamp":1,"id":"5"}"""));
        Assert.NotEqual(await IdsAsync("""{"scope":"use:ide","timestamp":1,"id":"x"}"""), await IdsAsync("""{"scope":"use:ide","timestamp":1,"id":"x"}""", Intake.Platform with { Owner = "token:2" }));
        Assert.Equal(await IdsAsync($"{A}\n{B}", key: "k"), await IdsAsync($"[{B},{A}]", key: "k"));
        Assert.NotEqual(await IdsAsync(A, key: "k"), await IdsAsync(A, key: "l"));
        Assert.Equal(await IdsAsync($"{A}\n{B}"), await IdsAsync($"[{A}, {B}]"));
        Assert.Equal(2, (await IdsAsync($"{A}\n{A}")).Distinct().Count());
        Assert.Equal((await IdsAsync(A))[0], (await IdsAsync($"{B}\n{A}"))[1]);
    }

    [Fact]
    public async Task Key_OfOtherEvents_Is422_AndNothingIsStored()
    {
        string[] events = [.. Enumerable.Range(0, 6).Select(i => $$$"""{"scope":"create:job","timestamp":{{{i + 1}}},"obj_id":{{{i}}},"payload":{"a":{{{i}}},"b":[1,2]}}""")];
        Assert.Equal(4, (await KeyedAsync("k", events[..4])).Accepted);

        // Written anew, in part, or longer: still the same request.
        Assert.Equal(1, (await KeyedAsync("k", """{ "payload": {"b": [1, 2], "a": 0}, "obj_id": "0", "timestamp": 1, "scope": "create:job" }""")).Duplicates);
        Assert.Equal(2, (await KeyedAsync("k", events[2..4])).Duplicates);
        Assert.Equal((1, 4), (await KeyedAsync("k", events[..5])) is var longer ? (longer.Accepted, longer.Duplicates) : default);

        var other = await KeyedAsync("k", events[0], events[5]);
        Assert.Equal(422, other.Status);
        Assert.StartsWith("This Idempotency-Key came with other events before. Nothing of this request was stored", other.Detail);
        Assert.Equal(422, (await KeyedAsync("k", events[0].Replace("\"a\":0", "\"a\":7"))).Status);
        Assert.Equal(422, (await KeyedAsync("k", events[0].Replace("[1,2]", "[2,1]"))).Status);
        Assert.Equal(422, (await KeyedAsync("k", events[0].Replace("\"obj_id\"", "\"user_name\":\"ann\",\"obj_id\""))).Status);
        Assert.Equal(1, (await KeyedAsync("l", events[5])).Accepted);
        Assert.Equal(1, (await intake.CanonicalAsync(events[5], Intake.Platform with { Owner = "token:2" }, r => r.Headers["Idempotency-Key"] = "k")).Accepted);
        Assert.Equal(7, await intake.CountAsync());
    }

    [Fact]
    public async Task Key_OfARequestThatWasNotStored_IsAsGoodAsNew()
    {
        intake.Limits = new OwnLimits { EventsPerRequest = 1 };
        Assert.Equal(413, (await KeyedAsync("k", A, B)).Status);
        intake.Limits = null;

        Assert.Equal(1, (await KeyedAsync("k", B)).Accepted);
    }

    [Fact]
    public async Task Key_OfARequestThatIsNotRemembered_RefusesNoRetry()
    {
        string[] events = [.. Enumerable.Range(0, 6).Select(i => $$"""{"scope":"create:job","timestamp":{{i + 1}}}""")];
        Assert.Equal(6, (await KeyedAsync("k", events)).Accepted);
        await intake.RestartAsync();

        Assert.Equal(3, (await KeyedAsync("k", events[3..])).Duplicates);
        Assert.Equal(3, (await KeyedAsync("k", events[..3])).Duplicates);
        Assert.Equal(6, (await KeyedAsync("k", events)).Duplicates);
        Assert.Equal(6, await intake.CountAsync());
    }

    [Fact]
    public async Task Key_OfARetryWithoutWhatWasRejected_StoresNothingTwice()
    {
        Assert.Equal(2, (await KeyedAsync("k", A, "{}", B)).Accepted);

        var retry = await KeyedAsync("k", A, B);

        Assert.Equal((0, 2), (retry.Accepted, retry.Duplicates));
        Assert.Equal(2, await intake.CountAsync());
    }

    [Fact]
    public async Task Key_WithIdsOfTheirOwn_IsNoMatter()
    {
        Assert.Equal(1, (await KeyedAsync("k", """{"scope":"use:ide","timestamp":1,"id":"x"}""")).Accepted);
        Assert.Equal(1, (await KeyedAsync("k", """{"scope":"use:ide","timestamp":1,"id":"y"}""")).Accepted);
    }

    private Task<Reply> KeyedAsync(string key, params string[] events) =>
        intake.CanonicalAsync(string.Join('\n', events), request: r => r.Headers["Idempotency-Key"] = key);

    private async Task<Guid[]> IdsAsync(string body, Caller? caller = null, string? key = null)
    {
        await intake.EmptyAsync();
        Assert.Equal(200, (await intake.CanonicalAsync(body, caller, r => r.Headers["Idempotency-Key"] = key)).Status);
        return [.. (await intake.EventsAsync()).Select(e => e.Id)];
    }

    private Task<Reply> SendAsync(byte[] body, string encoding, long? length = -1) => intake.CanonicalAsync(body, request: r =>
    {
        r.Headers.ContentEncoding = encoding;
        r.ContentLength = length == -1 ? body.Length : length;
    });
}
