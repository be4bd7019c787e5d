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

    internal override void WriteTo(IBufferWriter<byte> destination)
    {
        _times.WriteTo(destination);
        _texts.WriteTo(destination);
    }
}
