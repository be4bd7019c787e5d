using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Events on their way to the store: their columns, and what the commit must know of them without reading them again.</summary>
internal sealed class EventRows
{
    internal EventColumns Columns { get; } = new();

    /// <summary>Identities of the events, in the order of their rows.</summary>
    internal List<Uuid> Keys { get; } = [];

    /// <summary>Which of them are reports of sessions, in the order of their rows.</summary>
    internal List<SessionReport> Reports { get; } = [];

    /// <summary>What they name.</summary>
    internal NewNames Names { get; } = new();

    internal int Count => Columns.Count;

    internal void Add(IReadOnlyList<Event> events, string sender)
    {
        var hash = EventKey.HashOf(sender);
        foreach (var e in events)
        {
            if (SessionReport.Is(e))
            {
                Reports.Add(SessionReport.Of(e, hash, Count));
            }

            Keys.Add(EventKey.Of(Uuid.From(e.Id), hash));
            Names.Note(e);
            Columns.Add(e, sender);
        }
    }

    /// <summary>Adds all events of another set, or those whose place in <paramref name="keep"/> is true.</summary>
    internal void Append(EventRows other, ReadOnlySpan<bool> keep)
    {
        for (var i = 0; i < other.Count; i++)
        {
            if (keep.IsEmpty || keep[i])
            {
                Keys.Add(other.Keys[i]);
            }
        }

        // Names of an event that is left out were noted when it was stored; noting them again changes nothing.
        Names.Add(other.Names);
        Columns.Append(other.Columns, keep);
    }

    internal void Clear()
    {
        Columns.Clear();
        Keys.Clear();
        Reports.Clear();
        Names.Clear();
    }
}
