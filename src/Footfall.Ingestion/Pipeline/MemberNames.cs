using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Names of a format's members. All fit into 16 bytes, so that a name is found by comparing one number.</summary>
/// <param name="names">The names, in the order of the format's fields.</param>
internal sealed class MemberNames(IReadOnlyList<string> names)
{
    private readonly FrozenDictionary<UInt128, int> _byName = names
        .Select((name, i) => KeyValuePair.Create(Pack(Encoding.ASCII.GetBytes(name)), i))
        .ToFrozenDictionary();

    private readonly byte[][] _bytes = [.. names.Select(Encoding.ASCII.GetBytes)];

    internal int Count => names.Count;

    internal string this[int field] => names[field];

    /// <summary>The field of a name as it stands in the body, without escapes.</summary>
    internal bool TryFind(ReadOnlySpan<byte> name, out int field)
    {
        field = default;
        return name.Length <= 16 && _byName.TryGetValue(Pack(name), out field);
    }

    /// <summary>Whether a name as it stands in the body is that of a field.</summary>
    internal bool Is(int field, ReadOnlySpan<byte> name) => name.SequenceEqual(_bytes[field]);

    private static UInt128 Pack(ReadOnlySpan<byte> name)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        name.CopyTo(bytes);
        return Unsafe.ReadUnaligned<UInt128>(ref MemoryMarshal.GetReference(bytes));
    }
}
