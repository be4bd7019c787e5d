using System.Text;

namespace Footfall.ClickHouse.Http;

/// <summary>
/// A result body that may end in an error. A server that fails after it has sent status 200 writes the error behind the
/// rows, and then breaks the connection. Since 25.11 the error is framed by a tag out of the response's headers:
/// <code>
/// \r\n__exception__\r\n{tag}\r\nCode: 395. DB::Exception: ...\r\n{length} {tag}\r\n__exception__\r\n
/// </code>
/// Before that, the marker <c>__exception__</c> and a line end stand alone before the text. Bytes are held back while they
/// could be the beginning of such a marker, so an error never reaches the reader as if it were rows.
/// </summary>
internal sealed class MidStreamErrorStream(Stream body, string? tag, IDisposable response, CancellationTokenSource deadline) : ForwardStream
{
    private const int LongestError = 1 << 20;

    private readonly byte[] _marker = Encoding.ASCII.GetBytes(tag is null ? "__exception__\r\nCode: " : $"__exception__\r\n{tag}\r\n");
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _bodyEnded;

    /// <summary>Reads the beginning, so that an error without any rows is thrown before the stream is handed out.</summary>
    internal async Task PrefetchAsync(CancellationToken cancellationToken)
    {
        if (Ready == 0 && !_bodyEnded)
        {
            await FillAsync(cancellationToken);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (Ready == 0 && !_bodyEnded)
        {
            await FillAsync(cancellationToken);
        }

        var count = Math.Min(buffer.Length, Ready);
        _buffer.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync();
        response.Dispose();
        deadline.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>Bytes that cannot be part of a marker.</summary>
    private int Ready => _bodyEnded ? _end - _start : Math.Max(0, _end - _start - HeldBack());

    private int HeldBack()
    {
        var tail = _buffer.AsSpan(_start, _end - _start);

        // "\r\n" before the marker belongs to the frame, so it is held back with it.
        for (var length = Math.Min(tail.Length, _marker.Length + 1); length > 0; length--)
        {
            var end = tail[^length..];
            if (_marker.AsSpan().StartsWith(end) || "\r\n"u8.StartsWith(end) || (end.StartsWith("\r\n"u8) && _marker.AsSpan().StartsWith(end[2..])))
            {
                return length;
            }
        }

        return 0;
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = await ReadBodyAsync(_buffer.AsMemory(_end), cancellationToken);
        _bodyEnded = count == 0;
        _end += count;
        var marker = _buffer.AsSpan(_start, _end - _start).IndexOf(_marker);
        if (marker >= 0)
        {
            throw await ReadErrorAsync(_start + marker + "__exception__\r\n".Length, cancellationToken);
        }
    }

    private async Task<StoreException> ReadErrorAsync(int from, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        text.Write(_buffer.AsSpan(from, _end - from));
        try
        {
            int count;
            while (text.Length < LongestError && (count = await body.ReadAsync(_buffer, cancellationToken)) > 0)
            {
                text.Write(_buffer.AsSpan(0, count));
            }
        }
        catch (IOException)
        {
            // The server breaks the connection behind the error, so that nobody takes the body for whole.
        }

        var message = Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
        if (tag is not null)
        {
            message = message.Replace($"{tag}\r\n", "", StringComparison.Ordinal);
            var footer = message.LastIndexOf("\r\n__exception__", StringComparison.Ordinal);
            message = footer < 0 ? message : message[..footer];
            var length = message.LastIndexOf("\r\n", StringComparison.Ordinal);
            message = length < 0 ? message : message[..length];
        }

        return EngineErrors.Parse(message);
    }

    private async Task<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            return await body.ReadAsync(buffer, both.Token);
        }
        catch (IOException e)
        {
            throw new StoreException(StoreErrors.Network, $"The connection to the ClickHouse server broke before the result was complete: {e.Message}", e);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StoreException(StoreErrors.Timeout, "The ClickHouse server did not finish the result in time.");
        }
    }
}
