using System.Buffers;
using System.IO.Hashing;
using System.Text.Encodings.Web;
using System.Text.Json;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>A group as its records need it: worked out once, and not once a record.</summary>
internal sealed class OtlpOrigin
{
    /// <summary>How JSON is written into payloads: as it was sent, without needless escapes.</summary>
    internal static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal OtlpOrigin(OtlpGroup group)
    {
        Group = group;
        Columns = new OtlpColumns();
        Columns.Take(group.Resource, ofRecord: false);
        Resource = Bytes(json => OtlpValue.Of(Columns.Rest).WritePlain(json));
        Scope = Bytes(json => Describe(group).WritePlain(json));
        var shared = Bytes(json => OtlpJsonWriter.WriteGroup(json, group));
        (Size, Hash) = (shared.Length, XxHash128.Hash(shared));
    }

    internal OtlpGroup Group { get; }

    /// <summary>Columns that the resource fills.</summary>
    internal OtlpColumns Columns { get; }

    /// <summary>The rest of the resource as a JSON object.</summary>
    internal ReadOnlyMemory<byte> Resource { get; }

    /// <summary>The library as a JSON object.</summary>
    internal ReadOnlyMemory<byte> Scope { get; }

    /// <summary>Size of what its records share, in bytes.</summary>
    internal int Size { get; }

    /// <summary>Stands for what its records share where they are told apart.</summary>
    internal ReadOnlyMemory<byte> Hash { get; }

    /// <summary>A browser's telemetry says so by its language; there is no other sign of it.</summary>
    internal Source Source => Columns[OtlpColumn.Language] == "webjs" ? Source.Client : Source.Server;

    private static OtlpValue Describe(OtlpGroup group)
    {
        var members = new List<OtlpAttribute>();
        if (group.ScopeName.Length > 0)
        {
            members.Add(new OtlpAttribute("name", OtlpValue.Of(group.ScopeName)));
        }

        if (group.ScopeVersion.Length > 0)
        {
            members.Add(new OtlpAttribute("version", OtlpValue.Of(group.ScopeVersion)));
        }

        if (group.ScopeAttributes.Count > 0)
        {
            members.Add(new OtlpAttribute("attributes", OtlpValue.Of(group.ScopeAttributes)));
        }

        return OtlpValue.Of(members);
    }

    private static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(json);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
