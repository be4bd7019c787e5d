using System.Globalization;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>The parts that OTLP/JSON is made of: members, lists, numbers, texts, attributes and values.</summary>
internal sealed class OtlpJsonValues
{
    private static readonly (string Name, byte[] Utf8)[] RecordNames =
    [
        .. new[]
        {
            "timeUnixNano", "observedTimeUnixNano", "severityNumber", "severityText", "body", "attributes",
            "droppedAttributesCount", "flags", "traceId", "spanId", "eventName",
        }.Select(n => (n, System.Text.Encoding.ASCII.GetBytes(n))),
    ];

    /// <summary>Whether a text that was read since this was last reset is not valid Unicode.</summary>
    internal bool HasBadText { get; set; }

    /// <summary>Goes to the name of the next member of the object that is being read.</summary>
    internal static bool NextMember(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Leaves the member out whose name was read.</summary>
    internal static void SkipMember(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>Whether the name that was read is this one. Half a surrogate pair makes a name unknown, not the body broken.</summary>
    internal static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        try
        {
            return json.ValueIsEscaped ? json.ValueTextEquals(name) : json.ValueSpan.SequenceEqual(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Name of the member of a record; empty for one that is not known.</summary>
    internal static string Name(ref Utf8JsonReader json)
    {
        foreach (var (name, utf8) in RecordNames)
        {
            if (Is(ref json, utf8))
            {
                return name;
            }
        }

        return "";
    }

    /// <summary>Steps from the beginning of a list, or from the end of its last object, into its next object.</summary>
    internal static bool NextItem(ref Utf8JsonReader json, string list)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return false;
        }

        if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.EndObject))
        {
            throw new OtlpFormatException($"{list} must be a list of objects.");
        }

        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.EndArray => false,
            _ => throw new OtlpFormatException($"{list} must be a list of objects."),
        };
    }

    /// <summary>Whether there is an object, and not null.</summary>
    internal static bool EnterObject(ref Utf8JsonReader json, string name) => json.TokenType switch
    {
        JsonTokenType.StartObject => true,
        JsonTokenType.Null => false,
        _ => throw new OtlpFormatException($"{name} must be an object."),
    };

    /// <summary>The whole number that is the member's value: a number, or its digits as text.</summary>
    internal static decimal ReadWhole(ref Utf8JsonReader json, string name, decimal least, decimal most)
    {
        json.Read();
        return Whole(ref json, name, least, most);
    }

    /// <summary>The text that is the member's value.</summary>
    internal string ReadText(ref Utf8JsonReader json, string name)
    {
        json.Read();
        return Text(ref json, name);
    }

    /// <summary>Reads a list of attributes that <paramref name="json"/> stands at.</summary>
    internal void ReadAttributes(ref Utf8JsonReader json, List<OtlpAttribute> attributes, int depth)
    {
        while (NextItem(ref json, "attributes"))
        {
            var (key, value) = ("", OtlpValue.Empty);
            while (NextMember(ref json))
            {
                if (Is(ref json, "key"u8))
                {
                    key = ReadText(ref json, "key");
                }
                else if (Is(ref json, "value"u8))
                {
                    json.Read();
                    value = ReadValue(ref json, depth);
                }
                else
                {
                    SkipMember(ref json);
                }
            }

            attributes.Add(new OtlpAttribute(key, value));
        }
    }

    /// <summary>Reads the value that <paramref name="json"/> stands at: <c>{"intValue":"12"}</c>.</summary>
    internal OtlpValue ReadValue(ref Utf8JsonReader json, int depth)
    {
        if (depth > OtlpValue.MaxDepth)
        {
            throw new OtlpFormatException(OtlpValue.TooDeep);
        }

        var value = OtlpValue.Empty;
        if (!EnterObject(ref json, "value"))
        {
            return value;
        }

        while (NextMember(ref json))
        {
            value = ReadKind(ref json, depth) ?? value;
        }

        return value;
    }

    private OtlpValue? ReadKind(ref Utf8JsonReader json, int depth)
    {
        var kind = Is(ref json, "stringValue"u8) ? OtlpKind.String
            : Is(ref json, "boolValue"u8) ? OtlpKind.Bool
            : Is(ref json, "intValue"u8) ? OtlpKind.Int
            : Is(ref json, "doubleValue"u8) ? OtlpKind.Double
            : Is(ref json, "arrayValue"u8) ? OtlpKind.Array
            : Is(ref json, "kvlistValue"u8) ? OtlpKind.Map
            : Is(ref json, "bytesValue"u8) ? OtlpKind.Bytes
            : OtlpKind.Empty;
        json.Read();
        if (kind == OtlpKind.Empty || json.TokenType == JsonTokenType.Null)
        {
            json.Skip();
            return null;
        }

        return kind switch
        {
            OtlpKind.String => OtlpValue.Of(Text(ref json, "stringValue")),
            OtlpKind.Bool => OtlpValue.Of(Truth(ref json)),
            OtlpKind.Int => OtlpValue.Of((long)Whole(ref json, "intValue", long.MinValue, long.MaxValue)),
            OtlpKind.Double => OtlpValue.Of(Double(ref json)),
            OtlpKind.Array => OtlpValue.Of(Items(ref json, depth + 1)),
            OtlpKind.Map => OtlpValue.Of(Members(ref json, depth + 1)),
            _ => OtlpValue.Of(Bytes(ref json)),
        };
    }

    private List<OtlpValue> Items(ref Utf8JsonReader json, int depth)
    {
        var items = new List<OtlpValue>();
        EnterObject(ref json, "arrayValue");
        while (NextMember(ref json))
        {
            if (!Is(ref json, "values"u8))
            {
                SkipMember(ref json);
                continue;
            }

            json.Read();
            while (NextItem(ref json, "values"))
            {
                items.Add(ReadValue(ref json, depth));
            }
        }

        return items;
    }

    private List<OtlpAttribute> Members(ref Utf8JsonReader json, int depth)
    {
        var members = new List<OtlpAttribute>();
        EnterObject(ref json, "kvlistValue");
        while (NextMember(ref json))
        {
            if (Is(ref json, "values"u8))
            {
                json.Read();
                ReadAttributes(ref json, members, depth);
            }
            else
            {
                SkipMember(ref json);
            }
        }

        return members;
    }

    private string Text(ref Utf8JsonReader json, string name)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return "";
        }

        if (json.TokenType != JsonTokenType.String)
        {
            throw new OtlpFormatException($"{name} must be a text.");
        }

        try
        {
            return (json.ValueIsEscaped ? null : Pipeline.TextCache.Find(json.ValueSpan)) ?? json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8: the record is refused, with what can be read of it.
            HasBadText = true;
            return System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        }
    }

    private static bool Truth(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new OtlpFormatException("boolValue must be true or false."),
    };

    private static decimal Whole(ref Utf8JsonReader json, string name, decimal least, decimal most)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return 0;
        }

        Span<char> text = stackalloc char[64];
        if (json.TokenType is JsonTokenType.Number or JsonTokenType.String
            && json.ValueSpan.Length <= text.Length
            && System.Text.Ascii.ToUtf16(json.ValueSpan, text, out var length) == System.Buffers.OperationStatus.Done
            && decimal.TryParse(text[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number)
            && number >= least && number <= most)
        {
            return number;
        }

        throw new OtlpFormatException(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {least} to {most}, as a number or as text."));
    }

    private static double Double(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number))
        {
            return number;
        }

        var text = json.TokenType == JsonTokenType.String && !json.ValueIsEscaped ? System.Text.Encoding.UTF8.GetString(json.ValueSpan) : "";
        return double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingWhite & ~NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number)
            ? number
            : throw new OtlpFormatException("doubleValue must be a number, or NaN, Infinity or -Infinity as text.");
    }

    private static byte[] Bytes(ref Utf8JsonReader json)
    {
        try
        {
            if (json.TokenType == JsonTokenType.String && json.TryGetBytesFromBase64(out var bytes))
            {
                return bytes;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is no base64 either.
        }

        throw new OtlpFormatException("bytesValue must be base64.");
    }
}
