using System.Buffers;

namespace Footfall.Client;

/// <summary>An event as a line of JSON, in a buffer that goes back to the pool.</summary>
internal readonly record struct Line(byte[] Buffer, int Length)
{
    internal ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    internal void Return() => ArrayPool<byte>.Shared.Return(Buffer);
}
