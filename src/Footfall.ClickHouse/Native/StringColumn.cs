using System.Buffers;
using System.Text;

namespace Footfall.ClickHouse.Native;

/// <summary>
/// A column of texts. Also for LowCardinality(String) columns of the table: plain text is what the engine takes fastest.
/// </summary>
public sealed class StringColumn(string name) : NativeColumn(name, "String")
{
    private byte[] _bytes = new byte[256];
    private int _length;
    private int _count;

    /// <inheritdoc />
    public override int Count => _count;

    internal override int Size => _length;

    /// <summary>Adds a text; null is stored as the empty text.</summary>
    public void Add(string? value)
    {
        _count++;
        if (value is null or "")
        {
            Reserve(1);
            _bytes[_length++] = 0;
            return;
        }

        // UTF-8 needs at most three bytes a UTF-16 unit.
        Reserve((value.Length * 3) + VarInt.MaxSize);
        if (value.Length * 3 < 0x80)
        {
            var written = Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length + 1));
            _bytes[_length] = (byte)written;
            _length += written + 1;
            return;
        }

        _length += VarInt.Write(_bytes.AsSpan(_length), (ulong)Encoding.UTF8.GetByteCount(value));
        _length += Encoding.UTF8.GetBytes(value, _bytes.AsSpan(_length));
    }

    /// <inheritdoc />
    public override void Clear() => (_length, _count) = (0, 0);

    internal override void WriteTo(IBufferWriter<byte> destination) => destination.Write(_bytes.AsSpan(0, _length));

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
