using System.Text.Json;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>Reads a body in either encoding; both give the same records.</summary>
internal static class OtlpReader
{
    /// <summary>Reads all records.</summary>
    /// <exception cref="OtlpFormatException">The body is no OTLP request.</exception>
    internal static void Read(OtlpEncoding encoding, ReadOnlySpan<byte> body, Action<OtlpGroup, OtlpRecord> take)
    {
        if (encoding == OtlpEncoding.Protobuf)
        {
            new OtlpProtobufReader(take).Read(body);
            return;
        }

        try
        {
            new OtlpJsonReader(take).Read(body);
        }
        catch (JsonException e)
        {
            throw new OtlpFormatException(JsonNesting.IsDeeper(body, OtlpJsonReader.MaxDepth) ? OtlpValue.TooDeep : $"The body is not valid JSON: {e.Message}");
        }
    }
}
