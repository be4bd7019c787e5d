using System.Runtime.InteropServices;
using System.Text;

namespace Footfall.ClickHouse.Embedded;

/// <summary>Names and values of parameters in native memory, for the length of one call.</summary>
internal sealed unsafe class ParameterBuffers : IDisposable
{
    private readonly void* _memory;

    internal ParameterBuffers(Parameters parameters)
    {
        var values = parameters.Values;
        Count = (nuint)values.Count;
        if (values.Count == 0)
        {
            return;
        }

        var texts = values.Sum(v => Encoding.UTF8.GetByteCount(v.Key) + Encoding.UTF8.GetByteCount(v.Value));
        var tables = values.Count * (sizeof(byte*) + sizeof(nuint)) * 2;
        _memory = NativeMemory.Alloc((nuint)(tables + texts));
        Names = (byte**)_memory;
        Values = Names + values.Count;
        NameLengths = (nuint*)(Values + values.Count);
        ValueLengths = NameLengths + values.Count;
        var end = (byte*)(ValueLengths + values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            Names[i] = end;
            end += NameLengths[i] = Write(values[i].Key, end);
            Values[i] = end;
            end += ValueLengths[i] = Write(values[i].Value, end);
        }
    }

    internal byte** Names { get; }

    internal byte** Values { get; }

    internal nuint* NameLengths { get; }

    internal nuint* ValueLengths { get; }

    internal nuint Count { get; }

    public void Dispose() => NativeMemory.Free(_memory);

    private static nuint Write(string text, byte* destination) =>
        (nuint)Encoding.UTF8.GetBytes(text, new Span<byte>(destination, Encoding.UTF8.GetByteCount(text)));
}
