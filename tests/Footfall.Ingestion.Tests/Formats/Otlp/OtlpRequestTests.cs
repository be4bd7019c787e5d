using System.Text;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Ingestion.Tests.Formats.Otlp;

/// <summary>What the route answers: everything in the encoding of the request, and in the protocol's words.</summary>
public sealed class OtlpRequestTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Protobuf = "application/x-protobuf";

    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"resourceLogs":[]}""")]
    [InlineData("""{"resource\ud800":7, "resourceLog\u0073":[{"\ud800":[]}]}""")]
    [InlineData("""{"resourceLogs":null, "more": [1, {"a": 2}]}""")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":null,"resource":null},{"scopeLogs":[{"logRecords":null}]},{}]}""")]
    public async Task NothingToTake_Is200AndEmpty(string body)
    {
        (await intake.OtlpAsync(body)).Is(200, "{}");
        var protobuf = await intake.OtlpAsync([]);

        Assert.Equal((200, 0, Protobuf), (protobuf.Status, protobuf.Bytes.Length, protobuf.Headers.ContentType.ToString()));
    }

    [Fact]
    public async Task BadRecords_AreRejectedAlone_AndCounted_WithTheFirstReasons()
    {
        (await intake.OtlpAsync(Fixture.Read("Otlp", "partial.json"))).Is(200, Fixture.Read("Otlp", "partial.reply.json"));

        Assert.Equal("""{"message":"good"}""", (await intake.SingleAsync()).Payload);
    }

    [Fact]
    public async Task BadRecord_InProtobuf_IsPartialSuccessInProtobuf()
    {
        // A resource with a record whose body is the two bytes C3 28, which are no UTF-8.
        byte[] body = [0x0A, 0x0A, 0x12, 0x08, 0x12, 0x06, 0x2A, 0x04, 0x0A, 0x02, 0xC3, 0x28];

        var reply = await intake.OtlpAsync(body);

        const string Message = "1 of 1 log records were not taken. Record 0: The record, its resource or its scope holds text that is not valid Unicode.";
        byte[] partial = [0x08, 1, 0x12, (byte)Message.Length, .. Encoding.ASCII.GetBytes(Message)];
        Assert.Equal((200, Protobuf), (reply.Status, reply.Headers.ContentType.ToString()));
        Assert.Equal([0x0A, (byte)(0x80 | (partial.Length & 0x7F)), (byte)(partial.Length >> 7), .. partial], WithLongLength(reply.Bytes));
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("", "The body is not valid JSON: ")]
    [InlineData("[]", "The body must be a JSON object with the member resourceLogs.")]
    [InlineData("""{"resourceLogs":{}}""", "resourceLogs must be a list of objects.")]
    [InlineData("""{"resourceLogs":[7]}""", "resourceLogs must be a list of objects.")]
    [InlineData("""{"resourceLogs":[{"resource":[]}]}""", "resource must be an object.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"scope":"x"}]}]}""", "scope must be an object.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"soon"}]}]}]}""", "timeUnixNano must be a whole number from 0 to 18446744073709551615, as a number or as text.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":1.5}]}]}]}""", "timeUnixNano must be a whole number from 0 to 18446744073709551615, as a number or as text.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"severityNumber":"SEVERITY_NUMBER_INFO"}]}]}]}""", "severityNumber must be a whole number from -2147483648 to 2147483647, as a number or as text.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":"text"}]}]}]}""", "value must be an object.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"boolValue":1}}]}]}]}""", "boolValue must be true or false.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"bytesValue":"\ud800"}}]}]}]}""", "bytesValue must be base64.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"doubleValue":"x"}}]}]}]}""", "doubleValue must be a number, or NaN, Infinity or -Infinity as text.")]
    [InlineData("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]} x""", "The body is not valid JSON: ")]
    public async Task BodyThatIsNoRequest_Is400_SaysWhy_AndNothingIsStored(string body, string message)
    {
        var reply = await intake.OtlpAsync(body);

        var said = (string?)reply.Json["message"];
        Assert.Equal((400, Json), (reply.Status, reply.Headers.ContentType.ToString()));
        Assert.StartsWith(message, said);
        Assert.EndsWith(" Nothing of it was stored.", said);
        Assert.Equal(0, await intake.CountAsync());
    }

    [Theory]
    [InlineData("0A", "it ends within a number")]
    [InlineData("0A05", "it ends within a field")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFF01", "a number has more than ten bytes")]
    [InlineData("0001", "a field has no valid number")]
    [InlineData("0F", "a field is of a kind that does not exist here")]
    [InlineData("0B14", "a group ends that did not begin")]
    public async Task DamagedProtobuf_Is400WithAStatus(string hex, string what)
    {
        var reply = await intake.OtlpAsync(Convert.FromHexString(hex));

        Assert.Equal((400, Protobuf), (reply.Status, reply.Headers.ContentType.ToString()));
        Assert.Equal($"The body is not a valid protobuf message: {what}. Nothing of it was stored.", Status(reply));
    }

    [Fact]
    public async Task ProtobufCutOffAnywhere_IsTakenToTheLastRecordOrRefused_AndNeverAFault()
    {
        var whole = Fixture.Bytes("Otlp", "request.pb");
        for (var length = 0; length < whole.Length; length += 7)
        {
            Assert.Contains((await intake.OtlpAsync(whole[..length])).Status, new[] { 200, 400 });
        }
    }

    [Fact]
    public async Task ValuesNestedTooDeep_Are400_InBothEncodings()
    {
        var json = "{\"stringValue\":\"x\"}";
        byte[] value = [0x0A, 0x01, (byte)'x'];
        for (var level = 0; level < 33; level++)
        {
            json = "{\"arrayValue\":{\"values\":[" + json + "]}}";
            byte[] item = [0x0A, .. Length(value.Length), .. value];
            value = [0x2A, .. Length(item.Length), .. item];
        }

        var ofJson = await intake.OtlpAsync("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":""" + json + "}]}]}]}");
        var ofProtobuf = await intake.OtlpAsync(InField(1, InField(2, InField(2, InField(5, value)))));

        var veryDeep = await intake.OtlpAsync($"{{\"other\":{new string('[', 500)}");
        Assert.StartsWith("Values are nested more than 32 levels deep.", (string?)veryDeep.Json["message"], StringComparison.Ordinal);

        const string Message = "Values are nested more than 32 levels deep. Nothing of it was stored.";
        Assert.Equal((400, Message, 400, Message), (ofJson.Status, (string?)ofJson.Json["message"], ofProtobuf.Status, Status(ofProtobuf)));
    }

    [Fact]
    public async Task Refusals_AreStatuses_InTheEncodingOfTheRequest()
    {
        var body = Fixture.Bytes("Otlp", "request.pb");
        var anonymous = await intake.AnonymousOtlpAsync(body, Protobuf);
        var account = await intake.OtlpAsync("{}", Intake.Person);
        var type = await intake.OtlpAsync(body, r => r.ContentType = "application/grpc");
        var encoding = await intake.OtlpAsync(body, r => r.Headers.ContentEncoding = "snappy");
        var notGzip = await intake.OtlpAsync(body, r => r.Headers.ContentEncoding = "gzip");
        var large = await intake.OtlpAsync(Compression.Of("gzip", new byte[(1 << 20) + 1]), r => r.Headers.ContentEncoding = "gzip");

        Assert.Equal((401, "Bearer", "Send an ingest token: Authorization: Bearer TOKEN. './footfall token create NAME --ingest' makes one."), (anonymous.Status, anonymous.Headers.WWWAuthenticate.ToString(), Status(anonymous)));
        account.Is(403, """{"message":"Log records are sent with an ingest token, not with an account. './footfall token create NAME --ingest' makes one."}""");
        type.Is(415, """{"message":"Content-Type 'application/grpc' is not taken here. Send application/x-protobuf or application/json."}""");
        Assert.Equal((415, 400, 413), (encoding.Status, notGzip.Status, large.Status));
        Assert.StartsWith("Content-Encoding 'snappy' is not known here.", Status(encoding));
        Assert.Equal("The body is larger than 1 MiB after decompression. Send it in smaller parts.", Status(large));
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task TokenBeyondItsRate_Is429WithRetryAfter_AndAStatus()
    {
        intake.Limits = new OwnLimits { RequestsPerSecond = 1 };
        try
        {
            var caller = Intake.Platform with { Owner = "token:429" };
            var first = await intake.OtlpAsync("{}", caller);
            var second = await intake.OtlpAsync("{}", caller);

            Assert.Equal((200, 429), (first.Status, second.Status));
            Assert.InRange(int.Parse(second.Headers.RetryAfter.ToString()), 1, 5);
            Assert.Equal("This token may send 1 requests a second. Nothing of this request was stored; send it again later.", (string?)second.Json["message"]);

            await intake.OtlpAsync([]);
            var protobuf = await intake.OtlpAsync([]);
            Assert.Equal((429, "application/x-protobuf"), (protobuf.Status, protobuf.Headers.ContentType.ToString()));
            Assert.InRange(int.Parse(protobuf.Headers.RetryAfter.ToString()), 1, 5);
            Assert.Equal("This token may send 1 requests a second. Nothing of this request was stored; send it again later.", Status(protobuf));
        }
        finally
        {
            intake.Limits = null;
        }
    }

    [Fact]
    public async Task TooManyRecords_Or_TooMuchSharedByThem_Is413()
    {
        var many = await intake.OtlpAsync(InField(1, InField(2, [.. Enumerable.Repeat(new byte[] { 0x12, 0 }, 1_001).SelectMany(b => b)])));
        var attribute = $$"""{"key":"k","value":{"stringValue":"{{new string('x', 100_000)}}" } }""";
        var records = string.Join(",", Enumerable.Repeat("{}", 100));
        var shared = await intake.OtlpAsync($$"""{"resourceLogs":[{"resource":{"attributes":[{{attribute}}]},"scopeLogs":[{"logRecords":[{{records}}] }] }] }""");

        Assert.Equal((413, "The request has more than 1000 log records. Send them in smaller parts."), (many.Status, Status(many)));
        shared.Is(413, """{"message":"The log records come to more than 8 MiB once each has the attributes of its resource. Send them in smaller parts."}""");
        Assert.Equal(0, await intake.CountAsync());
    }

    [Fact]
    public async Task RejectedRecord_IsKeptAsARequest_ThatCanBeSentAgain()
    {
        var mapper = new OtlpMapper(Intake.Platform.Owner, Intake.Now, new OtlpOptions()) { MaxEvent = 1 };
        OtlpReader.Read(OtlpEncoding.Protobuf, Fixture.Bytes("Otlp", "request.pb"), mapper.Take);
        var rejected = mapper.Batch.Rejected;
        Assert.Equal(6, rejected.Count);

        foreach (var one in rejected)
        {
            (await intake.OtlpAsync(one.Content)).Is(200, "{}");
        }

        var again = await intake.EventsAsync();
        await intake.EmptyAsync();
        await intake.OtlpAsync(Fixture.Bytes("Otlp", "request.pb"));
        var sent = await intake.EventsAsync();

        // Of two equal records the second is told apart by its rank, which it has in its own request only.
        Assert.Equal(
            sent.Select(e => (e.Id, e.Scope, e.Payload)).DistinctBy(e => e.Payload).Order(),
            again.Select(e => (e.Id, e.Scope, e.Payload)).Distinct().Order());
    }

    [Fact]
    public async Task AttributesWhoseNamesAreTaken_AndNamesThatRepeat_LoseNothingElse()
    {
        await intake.OtlpAsync("""
            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1767603600000000000","body":{"stringValue":"m"},"attributes":[
             {"key":"message","value":{"stringValue":"theirs"}},{"key":"type","value":{"stringValue":"t"}},
             {"key":"a","value":{"intValue":1}},{"key":"a","value":{"intValue":2}},
             {"key":"user.id","value":{"stringValue":"u1"}},{"key":"enduser.id","value":{"stringValue":"u2"}}]}]}]}]}
            """);

        var stored = await intake.SingleAsync();
        Assert.Equal("u1", stored.UserId);
        Assert.Equal("""{"message":"m","type":"t","a":2,"enduser.id":"u2","attributes":{"message":"theirs"}}""", stored.Payload);
    }

    [Fact]
    public async Task RecordWithoutAnyTime_HappenedWhenItWasReceived()
    {
        await intake.OtlpAsync("""{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"m"}}]}]}]}""");

        Assert.Equal("2024-06-03T12:00:10.500Z", (await intake.SingleAsync()).Time);
    }

    private static string Status(Reply reply)
    {
        var bytes = reply.Bytes;
        Assert.Equal(0x12, bytes[0]);
        var start = bytes[1] < 0x80 ? 2 : 3;
        return Encoding.UTF8.GetString(bytes[start..]);
    }

    /// <summary>The inner length in two bytes, so that the comparison above is one whatever its size is.</summary>
    private static byte[] WithLongLength(byte[] bytes) => bytes[1] < 0x80 ? [bytes[0], (byte)(bytes[1] | 0x80), 0, .. bytes[2..]] : bytes;

    private static byte[] InField(int number, byte[] content) => [(byte)((number << 3) | 2), .. Length(content.Length), .. content];

    private static byte[] Length(int length) => length < 0x80 ? [(byte)length] : [(byte)(length | 0x80), (byte)(length >> 7)];
}
