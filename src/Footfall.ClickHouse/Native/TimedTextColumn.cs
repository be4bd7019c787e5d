using System.Buffers;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of pairs of an instant and a text: first all instants, then all texts.</summary>
public sealed class TimedTextColumn(string name) : NativeColumn(name, "Tuple(DateTime64(3, 'UTC'), String)")
{
    private readonly TimeColumn _times = new(name);
    private readonly StringColumn _texts = new(name);

    /// <inheritdoc />
    public override int Count => _times.Count;

    internal override int Size => _times.Size + _texts.Size;

    /// <summary>Adds a pair.</summary>
    public void Add(DateTimeOffset time, string text)
    {
        _times.Add(time);
        _texts.Add(text);
    }

    /// <inheritdoc />
    public override void Clear()
    {
        _times.Clear();
        _texts.Clear();
    }

    /// <inheritdoc />
    public override void Append(NativeColumn other)
    {
        _times.Append(((TimedTextColumn)other)._times);
        _texts.Append(((TimedTextColumn)other)._texts);
    }

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep)
    {
        _times.Append(((TimedTextColumn)other)._times, keep);
        _texts.Append(((TimedTextColumn)other)._texts, keep);
    }

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows)
    {
        _times.Read(ref bytes, rows);
        _texts.Read(ref bytes, rows);
    }

    internal override void WriteTo(IBufferWriter<byte> destination)
    {
        _times.WriteTo(destination);
        _texts.WriteTo(destination);
    }
}
