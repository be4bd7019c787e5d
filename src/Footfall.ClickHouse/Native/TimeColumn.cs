using System.Buffers;

namespace Footfall.ClickHouse.Native;

/// <summary>A column of instants with millisecond precision, UTC: ticks of 1 ms since 1970 in 64 bits.</summary>
public sealed class TimeColumn(string name) : NativeColumn(name, "DateTime64(3, 'UTC')")
{
    private readonly FixedColumn<long> _milliseconds = new(name, "Int64");

    /// <inheritdoc />
    public override int Count => _milliseconds.Count;

    internal override int Size => _milliseconds.Size;

    /// <summary>Adds an instant; microseconds and less are cut off.</summary>
    public void Add(DateTimeOffset value) => _milliseconds.Add(value.ToUnixTimeMilliseconds());

    /// <inheritdoc />
    public override void Clear() => _milliseconds.Clear();

    /// <summary>Milliseconds since 1970; valid until the next change.</summary>
    public ReadOnlySpan<long> Values => _milliseconds.Values;

    /// <inheritdoc />
    public override void Append(NativeColumn other) => _milliseconds.Append(((TimeColumn)other)._milliseconds);

    /// <inheritdoc />
    public override void Append(NativeColumn other, ReadOnlySpan<bool> keep) => _milliseconds.Append(((TimeColumn)other)._milliseconds, keep);

    /// <inheritdoc />
    public override void Read(ref ReadOnlySpan<byte> bytes, int rows) => _milliseconds.Read(ref bytes, rows);

    internal override void WriteTo(IBufferWriter<byte> destination) => _milliseconds.WriteTo(destination);
}
