namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// Finds members by name. The events of a batch have theirs in the same order, so the one that came next the last time is
/// tried first.
/// </summary>
internal struct MemberOrder(MemberNames names)
{
    // Place 0 is the beginning of an event, place n + 1 is after field n.
    private readonly int[] _next = new int[names.Count + 1];
    private int _place;

    /// <summary>An event begins.</summary>
    internal void Begin() => _place = 0;

    /// <summary>The field of a name as it stands in the body, without escapes.</summary>
    internal bool TryFind(ReadOnlySpan<byte> name, out int field)
    {
        field = _next[_place];
        if (!names.Is(field, name))
        {
            if (!names.TryFind(name, out field))
            {
                return false;
            }

            _next[_place] = field;
        }

        _place = field + 1;
        return true;
    }
}
