using System.Buffers.Binary;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Goes through the fields of one protobuf message, without copying. Source: protobuf.dev, "Encoding". A field is a tag
/// (number and wire type as a varint) and a value:
/// <code>0A 05 68 65 6C 6C 6F    field 1, wire type 2 (length), 5 bytes "hello"</code>
/// Unknown fields are skipped, groups too, as every protobuf reader does.
/// </summary>
internal ref struct ProtobufCursor(ReadOnlySpan<byte> message)
{
    /// <summary>Wire type of whole numbers and truth values.</summary>
    internal const uint VarintType = 0;

    /// <summary>Wire type of eight bytes.</summary>
    internal const uint Fixed64Type = 1;

    /// <summary>Wire type of texts, bytes and messages.</summary>
    internal const uint LengthType = 2;

    /// <summary>Wire type of four bytes.</summary>
    internal const uint Fixed32Type = 5;

    private const uint StartGroup = 3;
    private const uint EndGroup = 4;
    private const int MostNestedGroups = 64;

    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number and wire type of the field that is next to be read: <c>number &lt;&lt; 3 | type</c>.</summary>
    internal uint Tag { get; private set; }

    /// <summary>Goes to the next field; its value must be read or skipped before the one after.</summary>
    /// <exception cref="OtlpFormatException">The message is damaged.</exception>
    internal bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        Tag = ReadTag();
        return true;
    }

    /// <summary>Goes to the next field that is a text, bytes or message of this number, leaving others out.</summary>
    internal bool NextOf(uint number)
    {
        while (Next())
        {
            if (Tag == (number << 3 | LengthType))
            {
                return true;
            }

            Skip();
        }

        return false;
    }

    internal ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_rest.IsEmpty)
            {
                throw Damaged("it ends within a number");
            }

            var b = _rest[0];
            _rest = _rest[1..];
            value |= shift < 64 ? (ulong)(b & 0x7F) << shift : 0;
            if (b < 0x80)
            {
                return value;
            }
        }

        throw Damaged("a number has more than ten bytes");
    }

    internal ulong Fixed64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

    internal uint Fixed32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));

    /// <summary>The value of a field of <see cref="LengthType"/>.</summary>
    internal ReadOnlySpan<byte> Bytes() => Take(Varint());

    /// <summary>Leaves the field out.</summary>
    internal void Skip() => Skip(Tag, 0);

    private uint ReadTag()
    {
        var tag = Varint();
        return tag is >= 8 and <= uint.MaxValue ? (uint)tag : throw Damaged("a field has no valid number");
    }

    private void Skip(uint tag, int depth)
    {
        switch (tag & 7)
        {
            case VarintType:
                Varint();
                break;
            case Fixed64Type:
                Take(sizeof(ulong));
                break;
            case LengthType:
                Take(Varint());
                break;
            case Fixed32Type:
                Take(sizeof(uint));
                break;
            case StartGroup:
                SkipGroup(tag, depth + 1);
                break;
            default:
                throw Damaged("a field is of a kind that does not exist here");
        }
    }

    private void SkipGroup(uint start, int depth)
    {
        if (depth > MostNestedGroups)
        {
            throw Damaged("its groups are nested too deep");
        }

        uint tag;
        while (((tag = ReadTag()) & 7) != EndGroup)
        {
            Skip(tag, depth);
        }

        if (tag >> 3 != start >> 3)
        {
            throw Damaged("a group ends that did not begin");
        }
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw Damaged("it ends within a field");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private static OtlpFormatException Damaged(string what) => new($"The body is not a valid protobuf message: {what}.");
}
