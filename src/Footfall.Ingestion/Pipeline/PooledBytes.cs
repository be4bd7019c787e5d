using System.Buffers;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Bytes written into rented memory, for answers that are made before they can be sent.</summary>
internal sealed class PooledBytes(int size) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(size);
    private int _length;

    /// <summary>What was written; valid until <see cref="Dispose"/>.</summary>
    internal ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _length);

    /// <summary>Bytes written so far.</summary>
    internal int Length => _length;

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Writes bytes.</summary>
    internal void Write(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    /// <summary>Writes again what was written at a place.</summary>
    internal void Repeat(int start, int length)
    {
        Reserve(length);
        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(_length));
        _length += length;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _length + more));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
    }
}
