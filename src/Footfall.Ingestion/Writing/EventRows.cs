using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Events on their way to the store: their columns, and what the commit must know of them without reading them again.</summary>
internal sealed class EventRows
{
    internal EventColumns Columns { get; } = new();

    /// <summary>Which of them are reports of sessions, in the order of their rows.</summary>
    internal List<SessionReport> Reports { get; } = [];

    /// <summary>What they name.</summary>
    internal NewNames Names { get; } = new();

    internal int Count => Columns.Count;

    internal void Add(Event e)
    {
        if (SessionReport.Is(e))
        {
            Reports.Add(SessionReport.Of(e, Count));
        }

        Names.Note(e);
        Columns.Add(e);
    }

    /// <summary>Adds all events of another set, or those whose place in <paramref name="keep"/> is true.</summary>
    internal void Append(EventRows other, ReadOnlySpan<bool> keep)
    {
        // Names of an event that is left out were noted when it was stored; noting them again changes nothing.
        Names.Add(other.Names);
        Columns.Append(other.Columns, keep);
    }

    internal void Clear()
    {
        Columns.Clear();
        Reports.Clear();
        Names.Clear();
    }
}
