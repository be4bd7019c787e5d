using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Footfall.Server.Answers;

/// <summary>Times in our own answers: RFC 3339, UTC, milliseconds.</summary>
internal sealed class UtcMilliseconds : JsonConverter<DateTimeOffset>
{
    internal const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
}
