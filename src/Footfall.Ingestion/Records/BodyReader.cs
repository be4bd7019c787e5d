using System.Text.Json;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Records;

/// <summary>
/// Walks a body of records, one JSON object each: an array, one object (over several lines, too), or newline-delimited objects. A
/// broken array is a broken request; a broken line is rejected alone.
/// </summary>
internal abstract class BodyReader
{
    // A payload may be 100 levels deep; the rest is around it.
    private const int MaxDepth = 128;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads all records.</summary>
    /// <exception cref="JsonException">The body is a broken array.</exception>
    /// <exception cref="BodyException">400: it is nested too deeply.</exception>
    protected void Walk(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var start = body.IndexOfAnyExcept(" \t\r\n"u8);
        if (start >= 0 && body[start] == '[')
        {
            ReadArray(body);
        }
        else if (start >= 0 && !TryReadSingle(body))
        {
            ReadLines(body);
        }
    }

    /// <summary>Reads the record that <paramref name="json"/> stands before; afterwards it stands at its end.</summary>
    protected abstract void ReadRecord(ref Utf8JsonReader json, ReadOnlySpan<byte> body);

    /// <summary>Where things stand, for <see cref="RejectLine"/>.</summary>
    protected abstract (int Index, int Taken, int Rejected) Mark();

    /// <summary>Takes back what a line gave since <paramref name="mark"/>, and rejects it as a whole.</summary>
    protected abstract void RejectLine((int Index, int Taken, int Rejected) mark, string message, ReadOnlySpan<byte> line);

    private void ReadArray(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, Options);
            json.Read();
            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                ReadRecord(ref json, body);
            }

            json.Read();
        }
        catch (JsonException) when (JsonNesting.IsDeeper(body, MaxDepth))
        {
            throw new BodyException(400, $"{JsonNesting.Message("The array", MaxDepth)} Nothing of it was stored.");
        }
    }

    /// <summary>One object that fills the whole body. Of many lines it is tried on the first only.</summary>
    private bool TryReadSingle(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, Options);
            json.Read();
            var end = json;
            if (!end.TrySkip() || body[(int)end.BytesConsumed..].ContainsAnyExcept(" \t\r\n"u8))
            {
                return false;
            }

            ReadRecord(ref json, body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadLines(ReadOnlySpan<byte> body)
    {
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \t\r"u8);
            if (!line.IsEmpty)
            {
                ReadLine(line);
            }
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        var mark = Mark();
        try
        {
            var json = new Utf8JsonReader(line, Options);
            json.Read();
            ReadRecord(ref json, line);

            // Nothing may follow on the line.
            json.Read();
        }
        catch (JsonException e)
        {
            RejectLine(mark, JsonNesting.IsDeeper(line, MaxDepth) ? JsonNesting.Message("The line", MaxDepth) : $"The line is not valid JSON, at byte {e.BytePositionInLine}.", line);
        }
    }
}
