using System.Runtime.InteropServices;

namespace Footfall.Ingestion.Pipeline;

/// <summary>Gives ids to the events of one request or file that came without: equal contents get ranks 0, 1, 2, ...</summary>
public sealed class ContentIds(string owner)
{
    private readonly Dictionary<Guid, int> _seen = [];

    /// <summary>The id of the next event with this content.</summary>
    public Guid Next(ReadOnlySpan<byte> content)
    {
        var first = EventId.FromContent(owner, content, 0);
        ref var rank = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, first, out _);
        return rank++ == 0 ? first : EventId.FromContent(owner, content, rank - 1);
    }
}
