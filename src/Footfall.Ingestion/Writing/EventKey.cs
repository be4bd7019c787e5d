using System.IO.Hashing;
using System.Text;
using Footfall.ClickHouse.Native;

namespace Footfall.Ingestion.Writing;

/// <summary>Identity of an event among those of all senders: its id together with who sent it.</summary>
internal static class EventKey
{
    /// <summary>The sender as a number, the same as the engine's <c>xxHash64(sender)</c>.</summary>
    internal static ulong HashOf(string sender) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(sender));

    /// <summary>The key of an id.</summary>
    internal static Uuid Of(Uuid id, ulong sender) => id with { High = id.High ^ sender };
}
