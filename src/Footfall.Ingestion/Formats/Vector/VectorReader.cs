using System.Text.Json;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Vector;

/// <summary>
/// Reads the rows of CVAT's table <c>events</c> as its server sends them on, with what Vector puts beside them:
/// <code>[{"scope":"create:job","obj_id":42,"source":"server","timestamp":"1717416000.184999","job_id":42,"user_id":7,"payload":"{}","path":"/","source_type":"http_server"}]</code>
/// </summary>
internal sealed class VectorReader(string owner, DateTimeOffset received)
{
    private static readonly RecordRules Rules = new()
    {
        // A comment's text is the name of create:comment; one upload of annotations is one event with a list of thousands.
        MaxName = RecordRules.MaxValue,
        MaxPayload = 16 << 20,

        // Where Vector's source got the event from, and the user's address, which is not kept unless asked for.
        LeftOut = new HashSet<string> { "path", "source_type", "remote_addr" },
        LeavesOutNulls = true,
    };

    /// <summary>Bytes that one record may have; 0 for any number.</summary>
    internal long MaxEvent { get; init; }

    /// <summary>Why the sender may not send a scope; null when it may.</summary>
    internal Func<string, string?> WhyNotSend { get; init; } = _ => null;

    /// <summary>Reads all records.</summary>
    /// <exception cref="JsonException">The body is a broken array.</exception>
    internal RecordBatch Read(ReadOnlySpan<byte> body) =>
        new RecordReader(Rules, owner, null, received) { MaxEvent = MaxEvent, WhyNotSend = WhyNotSend }.Read(body);
}
