using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Answers, in the encoding of the request: <c>ExportLogsServiceResponse</c>, and <c>google.rpc.Status</c> for what is refused.
/// Source: OTLP specification 1.10, "OTLP/HTTP Response". A status carries the message alone: the specification makes no use of its code.
/// </summary>
internal static class OtlpReplies
{
    private const int Named = 3;
    private const byte Field1Length = 0x0A;
    private const byte Field2Length = 0x12;
    private const byte Field1Varint = 0x08;

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>200: all taken, or <c>partialSuccess</c> with how many were not and why. Then nothing may be sent again.</summary>
    internal static IResult Taken(OtlpEncoding encoding, int records, IReadOnlyList<Rejection> rejected)
    {
        if (rejected.Count == 0)
        {
            return new Reply(StatusCodes.Status200OK, encoding, encoding == OtlpEncoding.Json ? "{}"u8.ToArray() : []);
        }

        var first = string.Join(" ", rejected.Take(Named).Select(r => string.Create(CultureInfo.InvariantCulture, $"Record {r.Index}: {r.Message}")));
        var more = rejected.Count > Named ? " ..." : "";
        var message = string.Create(CultureInfo.InvariantCulture, $"{rejected.Count} of {records} log records were not taken. {first}{more}");
        return new Reply(StatusCodes.Status200OK, encoding, encoding == OtlpEncoding.Json ? JsonPartial(rejected.Count, message) : ProtobufPartial(rejected.Count, message));
    }

    /// <summary>A refusal of the whole request.</summary>
    internal static IResult Refused(int status, OtlpEncoding encoding, string message) =>
        new Reply(status, encoding, encoding == OtlpEncoding.Json ? Json(json => json.WriteString("message", message)) : Field(Field2Length, Encoding.UTF8.GetBytes(message))) { Value = message };

    private static byte[] JsonPartial(int rejected, string message) => Json(json =>
    {
        json.WriteStartObject("partialSuccess");
        json.WriteString("rejectedLogRecords", rejected.ToString(CultureInfo.InvariantCulture));
        json.WriteString("errorMessage", message);
        json.WriteEndObject();
    });

    private static byte[] ProtobufPartial(int rejected, string message) =>
        Field(Field1Length, [Field1Varint, .. Varint((uint)rejected), .. Field(Field2Length, Encoding.UTF8.GetBytes(message))]);

    private static byte[] Field(byte tag, byte[] content) => [tag, .. Varint((uint)content.Length), .. content];

    private static IEnumerable<byte> Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Reply(int status, OtlpEncoding encoding, byte[] body) : IResult, IStatusCodeHttpResult, IValueHttpResult
    {
        public int? StatusCode => status;

        /// <summary>The message of a refusal, for whoever reads why.</summary>
        public object? Value { get; init; }

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = encoding == OtlpEncoding.Json ? OtlpEndpoint.JsonType : OtlpEndpoint.ProtobufType;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
