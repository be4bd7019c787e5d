using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// The short way for the payloads that clients send all day: one object, a few members of plain text, whole numbers and
/// truth values, nothing to escape, no name twice. Gives the same text as <see cref="CvatPayload"/> or nothing at all.
/// </summary>
internal static class CvatFlatPayload
{
    private const int MaxLength = 1024;
    private const int MaxMembers = 16;

    // What json.dumps writes as it is.
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(' ', '\u007f' - ' ' + 1).Select(c => (byte)c).Where(c => c is not ((byte)'"' or (byte)'\\'))]);

    /// <summary>The payload written again, or null when it is not of this simple kind.</summary>
    internal static string? TryNormalize(string json)
    {
        if (json.Length > MaxLength || json[0] != '{')
        {
            return null;
        }

        Span<byte> source = stackalloc byte[MaxLength];
        if (Ascii.FromUtf16(json, source, out var length) != OperationStatus.Done)
        {
            return null;
        }

        // Two blanks a member are all that can be added.
        Span<byte> target = stackalloc byte[MaxLength + (2 * MaxMembers)];
        try
        {
            var written = Write(source[..length], target);
            return written < 0 ? null : written == length && target[..written].SequenceEqual(source[..length]) ? json : Encoding.ASCII.GetString(target[..written]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int Write(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var json = new Utf8JsonReader(source);
        json.Read();
        Span<Range> names = stackalloc Range[MaxMembers];
        var members = 0;
        var at = 0;
        target[at++] = (byte)'{';
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (members == MaxMembers || !IsPlain(ref json) || IsTaken(source, names[..members], json.ValueSpan))
            {
                return -1;
            }

            names[members++] = ((int)json.TokenStartIndex + 1)..((int)json.TokenStartIndex + 1 + json.ValueSpan.Length);
            at = members == 1 ? at : Put(", "u8, target, at);
            at = Quote(json.ValueSpan, target, at);
            at = Put(": "u8, target, at);
            json.Read();
            switch (json.TokenType)
            {
                case JsonTokenType.String when IsPlain(ref json):
                    at = Quote(json.ValueSpan, target, at);
                    break;
                case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null:
                case JsonTokenType.Number when json.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0:
                    at = Put(json.ValueSpan, target, at);
                    break;
                default:
                    return -1;
            }
        }

        // Nothing but blanks may follow.
        json.Read();
        target[at++] = (byte)'}';
        return at;
    }

    private static bool IsPlain(ref Utf8JsonReader json) => !json.ValueIsEscaped && json.ValueSpan.IndexOfAnyExcept(Plain) < 0;

    private static bool IsTaken(ReadOnlySpan<byte> source, ReadOnlySpan<Range> names, ReadOnlySpan<byte> name)
    {
        foreach (var other in names)
        {
            if (source[other].SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private static int Quote(ReadOnlySpan<byte> text, Span<byte> target, int at)
    {
        target[at++] = (byte)'"';
        at = Put(text, target, at);
        target[at++] = (byte)'"';
        return at;
    }

    private static int Put(ReadOnlySpan<byte> text, Span<byte> target, int at)
    {
        text.CopyTo(target[at..]);
        return at + text.Length;
    }
}
