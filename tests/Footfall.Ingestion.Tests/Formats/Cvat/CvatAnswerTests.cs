using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>Answers are written by a writer of our own; a general one must come to the same bytes.</summary>
public sealed class CvatAnswerTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("Save")]
    [InlineData("say \"yes\" \\ \"no\"")]
    [InlineData("\"")]
    [InlineData("{\"a\": \"b \\u00e9\"}")]
    [InlineData("Zo\u00eb \ud83d\ude00 \u65e5\u672c")]
    [InlineData("quote \" before \u00e9 and \" after")]
    [InlineData("tab\there, line\nthere, bell\u0007, del\u007f, nbsp\u00a0, separator\u2028 and end")]
    [InlineData("</script>&+'`")]
    public void Text_IsWrittenAsALibraryWritesIt(string text)
    {
        var expected = $$"""{"scope":"click:element","obj_name":{{JsonSerializer.Serialize(text, Relaxed)}},"timestamp":"2024-06-03T12:00:00Z","duration":0}""";

        Assert.Equal(Batch(expected), Write($$"""{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z","obj_name":{{JsonSerializer.Serialize(text)}}}"""));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("42", "42")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("\"007\"", "\"007\"")]
    [InlineData("\"18446744073709551616\"", "\"18446744073709551616\"")]
    [InlineData("\"12a\"", "\"12a\"")]
    [InlineData("null", "null")]
    public void Id_IsANumberWhereJsonHasOne(string sent, string answered)
    {
        var expected = $$"""{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z","duration":0,"task_id":{{answered}}}""";

        Assert.Equal(Batch(expected), Write($$"""{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z","task_id":{{sent}}}"""));
    }

    [Fact]
    public void Answer_IsJsonWhateverWasSent()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => char.ConvertFromUtf32(random.Next(4) switch
            {
                0 => random.Next(1, 0x20),
                1 => random.Next(0x20, 0x80),
                2 => random.Next(0xa0, 0xd800),
                _ => random.Next(0x10000, 0x110000),
            }))).Trim();
            if (text.Length > 0)
            {
                var answer = JsonNode.Parse(Write($$"""{"scope":"click:element","timestamp":"2024-06-03T12:00:00Z","obj_val":{{JsonSerializer.Serialize(text)}}}"""))!;

                Assert.Equal(text, (string?)answer["previous_event"]!["obj_val"]);
            }
        }
    }

    private static string Batch(string previous) => $$"""{"events":[],"previous_event":{{previous}},"timestamp":"2024-06-03T12:00:00Z"}""";

    private static string Write(string previous)
    {
        var batch = new CvatReader(Encoding.UTF8.GetBytes(Batch(previous)), TimeZoneInfo.Utc, textIds: true).Read();
        using var answer = new PooledBytes(16);
        new CvatAnswer(answer, TimeSpan.Zero, ofPerson: false).Write(batch, []);
        return Encoding.UTF8.GetString(answer.Written.Span);
    }
}
