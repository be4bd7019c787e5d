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

    // The text added last, and where it stands: most columns hold the same one in row after row.
    private string? _last;
    private int _lastStart;
    private int _lastLength;

    /// <inheritdoc />
    public override int Count => _count;

    internal override int Size => _length;

    /// <summary>The texts from the first on; valid until the next change.</summary>
    public StoredTexts Texts => new(_bytes.AsSpan(0, _length));

    /// <summary>Whether some bytes stand in it, in a text or where two meet: false is certain.</summary>
    public bool MayContain(ReadOnlySpan<byte> bytes) => _bytes.AsSpan(0, _length).IndexOf(bytes) >= 0;

    /// <summary>Adds a text; null is stored as the empty text.</summary>
    public void Add(string? value)
    {
        if (value is null or "")
        {
            Reserve(1);
            _bytes[_length++] = 0;
            _count++;
        }
        else if (ReferenceEquals(value, _last))
        {
            AppendBytes(_bytes.AsSpan(_lastStart, _lastLength), 1);
        }
        else
        {
            _lastStart = _length;
            Encode(value);
            _count++;
            (_last, _lastLength) = (value, _length - _lastStart);
        }
    }

    /// <inheritdoc />
    public override void Clear() => (_length, _count, _last) = (0, 0, null);

    /// <inheritdoc />
    public override void Append(NativeColumn other)
    {
        var column = (StringColumn)other;
        AppendBytes(column._bytes.AsSpan(0, column._length), column._count);
    }

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep)
    {
        var column = (StringColumn)other;
        var rest = (ReadOnlySpan<byte>)column._bytes.AsSpan(0, column._length);
        foreach (var kept in keep)
        {
            var text = TakeText(ref rest);
            if (kept)
            {
                AppendBytes(text, 1);
            }
        }
    }

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows)
    {
        var all = bytes;
        for (var i = 0; i < rows; i++)
        {
            TakeText(ref bytes);
        }

        AppendBytes(all[..(all.Length - bytes.Length)], rows);
    }

    internal override void WriteTo(IBufferWriter<byte> destination) => destination.Write(_bytes.AsSpan(0, _length));

    /// <summary>The next text with its length before it.</summary>
    private static ReadOnlySpan<byte> TakeText(ref ReadOnlySpan<byte> bytes)
    {
        var behindLength = bytes;
        var length = VarInt.Read(ref behindLength);
        if (length > (ulong)behindLength.Length)
        {
            throw new FormatException("The block ends before its values do.");
        }

        return Take(ref bytes, bytes.Length - behindLength.Length + (int)length);
    }

    private void Encode(string value)
    {
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

    private void AppendBytes(ReadOnlySpan<byte> bytes, int texts)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
        _count += texts;
    }

    private void Reserve(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
        }
    }
}
