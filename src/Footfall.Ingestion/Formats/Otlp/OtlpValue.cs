using System.Globalization;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>An <c>AnyValue</c>, the same whatever encoding it came in.</summary>
internal sealed class OtlpValue
{
    /// <summary>Levels that values may be nested.</summary>
    internal const int MaxDepth = 32;

    /// <summary>What is said of values that are nested deeper.</summary>
    internal static readonly string TooDeep = $"Values are nested more than {MaxDepth} levels deep.";

    internal static readonly OtlpValue Empty = new(OtlpKind.Empty, "");

    private OtlpValue(OtlpKind kind, string text) => (Kind, Text) = (kind, text);

    internal OtlpKind Kind { get; }

    /// <summary>A text itself, other single values as JSON writes them, bytes as base64; empty for lists.</summary>
    internal string Text { get; }

    /// <summary>The values of an array.</summary>
    internal IReadOnlyList<OtlpValue> Items { get; private init; } = [];

    /// <summary>The values of a map.</summary>
    internal IReadOnlyList<OtlpAttribute> Members { get; private init; } = [];

    /// <summary>Whether it is one value that can stand in a column.</summary>
    internal bool IsSingle => Kind is OtlpKind.String or OtlpKind.Bool or OtlpKind.Int or OtlpKind.Double;

    internal static OtlpValue Of(string text) => new(OtlpKind.String, text);

    internal static OtlpValue Of(bool value) => new(OtlpKind.Bool, value ? "true" : "false");

    internal static OtlpValue Of(long value) => new(OtlpKind.Int, value.ToString(CultureInfo.InvariantCulture));

    internal static OtlpValue Of(double value) => new(OtlpKind.Double, value.ToString("R", CultureInfo.InvariantCulture));

    internal static OtlpValue Of(ReadOnlySpan<byte> bytes) => new(OtlpKind.Bytes, Convert.ToBase64String(bytes));

    internal static OtlpValue Of(IReadOnlyList<OtlpValue> items) => new(OtlpKind.Array, "") { Items = items };

    internal static OtlpValue Of(IReadOnlyList<OtlpAttribute> members) => new(OtlpKind.Map, "") { Members = OtlpAttribute.Distinct(members) };

    /// <summary>Writes it as people write JSON: <c>12</c>, <c>["a","b"]</c>, <c>{"k":true}</c>.</summary>
    internal void WritePlain(Utf8JsonWriter json)
    {
        switch (Kind)
        {
            case OtlpKind.Empty:
                json.WriteNullValue();
                break;
            case OtlpKind.Bool or OtlpKind.Int or OtlpKind.Double when Text is not ("NaN" or "Infinity" or "-Infinity"):
                json.WriteRawValue(Text, skipInputValidation: true);
                break;
            case OtlpKind.Array:
                json.WriteStartArray();
                foreach (var item in Items)
                {
                    item.WritePlain(json);
                }

                json.WriteEndArray();
                break;
            case OtlpKind.Map:
                json.WriteStartObject();
                foreach (var (key, value) in Members)
                {
                    json.WritePropertyName(key);
                    value.WritePlain(json);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(Text);
                break;
        }
    }
}
