using Footfall.ClickHouse.Schema;
using Footfall.TestKit;

namespace Footfall.ClickHouse.Tests;

/// <summary>What the engine can read of a payload, by the engine itself.</summary>
public sealed class ReadablePayloadTests
{
    [Theory]
    [InlineData("""{"n":2000000000000000000000}""", """{"n":"2000000000000000000000"}""")]
    [InlineData("""{"n":1e400,"m":[-1.5E+999,5]}""", """{"n":"1e400","m":["-1.5E+999",5]}""")]
    [InlineData("""{"n":[-9223372036854775809 , 0.12345678901234567890123],"s":"x"}""", """{"n":["-9223372036854775809" , 0.12345678901234567890123],"s":"x"}""")]
    [InlineData("""{"m":"a:12345678901234567890123 \" ,2e400","n":18446744073709551616}""", """{"m":"a:12345678901234567890123 \" ,2e400","n":"18446744073709551616"}""")]
    [InlineData("""{"e":"\\","n":1e999,"m":"\\\",:1e400"}""", """{"e":"\\","n":"1e999","m":"\\\",:1e400"}""")]
    [InlineData("""{"n":{"deep":[{"x":123456789012345678901}]},"t":true,"z":null}""", """{"n":{"deep":[{"x":"123456789012345678901"}]},"t":true,"z":null}""")]
    [InlineData("""{"at":1732900000.1234567,"row":18446744073709551615,"id":"3e456"}""", """{"at":1732900000.1234567,"row":18446744073709551615,"id":"3e456"}""")]
    [InlineData("{\"s\":\"two\\nlines: 12345678901234567890\",\n\"n\":\n1e400\n}", "{\"s\":\"two\\nlines: 12345678901234567890\",\n\"n\":\n\"1e400\"\n}")]
    public async Task Numbers_ThatTheEngineCannotRead_AreTextsForIt_AndNothingElseChanges(string payload, string expected)
    {
        await using var store = await TestEngine.OpenAsync();

        var row = Assert.Single(await store.RowsAsync<Row>(
            new Statement($"SELECT trimRight({ReadablePayload.Quoted}) AS quoted, trimRight({ReadablePayload.Restored(ReadablePayload.Marked)}) AS restored, isValidJSON(quoted) AS is_read FROM (SELECT {{payload:String}} AS payload)")
            {
                Parameters = new Parameters().Add("payload", payload),
            },
            TestContext.Current.CancellationToken));

        Assert.Equal((expected, payload, 1), (row.Quoted, row.Restored, row.IsRead));
    }

    [Fact]
    public void Statement_ReadsThePayloadThroughIt_AndLeavesAllElse() => Assert.Equal(
        $"SELECT payload, JSONHas({ReadablePayload.Quoted}, 'a'), JSONExtractString(readable, 'payload') FROM events WHERE payload_of(payload) = ''",
        ReadablePayload.In("SELECT payload, JSONHas(payload, 'a'), JSONExtractString(readable, 'payload') FROM events WHERE payload_of(payload) = ''"));

    private sealed record Row(string Quoted, string Restored, int IsRead);
}
