using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Writes the answer to a batch that was taken, which repeats the batch as it is stored: members that were sent, and those
/// that the server set. An answer is as large as its request, and a general JSON writer took longer for it than the reader
/// for the request: docs/guide/speed.md. Source: <c>specs/cvat.md</c> 1.4.
/// </summary>
internal sealed class CvatAnswer(PooledBytes target, TimeSpan correction, bool ofPerson)
{
    // A character is at most six bytes of JSON: \u0001.
    private const int MostBytesOfChar = 6;

    // ulong.MaxValue has 20 digits; with 19 any number fits.
    private const int SafeDigits = 19;

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('"' or '\\'))]);

    private static readonly byte[] Scope = Encoding.ASCII.GetBytes($"{{\"{CvatFields.Name(CvatField.Scope)}\":");

    // The scope comes first, and is always there.
    private static readonly byte[][] Names = [Scope, .. Enumerable.Range(1, CvatFields.Count - 1).Select(i => Encoding.ASCII.GetBytes($",\"{CvatFields.Name((CvatField)i)}\":"))];

    private readonly Member[] _before = new Member[CvatFields.Count];

    /// <summary>Writes the whole answer.</summary>
    internal void Write(CvatBatch batch, IReadOnlyList<Event> stored)
    {
        target.Write("{\"events\":["u8);
        for (var i = 0; i < stored.Count; i++)
        {
            target.Write(i > 0 ? ","u8 : ""u8);
            WriteEvent(batch.Events[i], stored[i]);
        }

        target.Write("],\"previous_event\":"u8);
        if (batch.Previous is null)
        {
            target.Write("null"u8);
        }
        else
        {
            WriteEvent(batch.Previous, null);
        }

        target.Write(Names[(int)CvatField.Timestamp]);
        WriteTime(batch.Timestamp);
        target.Write("}"u8);
    }

    private void WriteEvent(CvatEvent sent, Event? stored)
    {
        for (var i = 0; i < CvatFields.Count; i++)
        {
            var field = (CvatField)i;
            if (field == CvatField.Timestamp)
            {
                target.Write(Names[i]);
                WriteTime(sent.Time + correction);
            }
            else if (stored is not null && IsSetByServer(field))
            {
                WriteMember(field, Stored(field, stored));
            }
            else if (sent.WasSent(field))
            {
                WriteMember(field, sent[field]);
            }
        }

        target.Write("}"u8);
    }

    /// <summary>Most members are what they were in the event before, the same string: they are copied from there.</summary>
    private void WriteMember(CvatField field, string? value)
    {
        ref var before = ref _before[(int)field];
        if (before.Length > 0 && ReferenceEquals(before.Value, value))
        {
            target.Repeat(before.Start, before.Length);
            return;
        }

        var start = target.Length;
        target.Write(Names[(int)field]);
        WriteValue(field, value);
        before = new Member(value, start, target.Length - start);
    }

    private bool IsSetByServer(CvatField field) => field switch
    {
        CvatField.Source or CvatField.Payload => true,
        CvatField.UserId or CvatField.UserName or CvatField.UserEmail or CvatField.OrgId or CvatField.OrgSlug => ofPerson,
        _ => false,
    };

    private static string? Stored(CvatField field, Event e) => field switch
    {
        CvatField.Source => e.Source == Source.Client ? "client" : "server",
        CvatField.UserId => e.UserId,
        CvatField.UserName => e.UserName,
        CvatField.UserEmail => e.UserEmail ?? "",
        CvatField.OrgId => e.OrgId,
        CvatField.OrgSlug => e.OrgSlug,
        _ => e.Payload,
    };

    private void WriteTime(DateTimeOffset time)
    {
        Span<char> text = stackalloc char[CvatDateTime.MaxLength];
        WriteText(text[..CvatDateTime.Format(time, text)]);
    }

    private void WriteValue(CvatField field, string? value)
    {
        if (value is null)
        {
            target.Write("null"u8);
        }
        else if (CvatFields.IsInteger(field) && IsNumber(value))
        {
            var bytes = target.GetSpan(value.Length);
            Ascii.FromUtf16(value, bytes, out var written);
            target.Advance(written);
        }
        else
        {
            WriteText(value);
        }
    }

    /// <summary>Whether a text is a number as JSON writes it; ids may be texts, and "007" is none.</summary>
    private static bool IsNumber(string value) =>
        value is "0" or [not '0', ..]
        && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && (value.Length <= SafeDigits || ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _));

    private void WriteText(ReadOnlySpan<char> text)
    {
        var bytes = target.GetSpan((text.Length * MostBytesOfChar) + 2);
        bytes[0] = (byte)'"';
        var written = 1;
        while (true)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            Ascii.FromUtf16(plain < 0 ? text : text[..plain], bytes[written..], out var copied);
            written += copied;
            if (plain < 0)
            {
                break;
            }

            text = text[plain..];
            if (text[0] is not ('"' or '\\'))
            {
                written += Encode(text, bytes[written..]);
                break;
            }

            bytes[written++] = (byte)'\\';
            bytes[written++] = (byte)text[0];
            text = text[1..];
        }

        bytes[written++] = (byte)'"';
        target.Advance(written);
    }

    /// <summary>The library's way, for text beyond ASCII and control characters.</summary>
    private static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, utf8);
        JavaScriptEncoder.UnsafeRelaxedJsonEscaping.EncodeUtf8(utf8.AsSpan(0, length), bytes, out _, out var written);
        ArrayPool<byte>.Shared.Return(utf8);
        return written;
    }

    private readonly record struct Member(string? Value, int Start, int Length);
}
