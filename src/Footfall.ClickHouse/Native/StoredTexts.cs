namespace Footfall.ClickHouse.Native;

/// <summary>The texts of a column one after the other, in UTF-8.</summary>
public ref struct StoredTexts
{
    private ReadOnlySpan<byte> _rest;

    internal StoredTexts(ReadOnlySpan<byte> texts) => _rest = texts;

    /// <summary>The next text.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var length = (int)VarInt.Read(ref _rest);
        var text = _rest[..length];
        _rest = _rest[length..];
        return text;
    }
}
