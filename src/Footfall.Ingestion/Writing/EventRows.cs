using Footfall.ClickHouse.Native;
using Footfall.Ingestion.Problems;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.Writing;

/// <summary>Events on their way to the store: their columns, and what the commit must know of them without reading them again.</summary>
internal sealed class EventRows
{
    // Which of them are errors.
    private readonly List<int> _errorRows = [];

    internal EventColumns Columns { get; } = new();

    /// <summary>Identities of the events, in the order of their rows.</summary>
    internal List<Uuid> Keys { get; } = [];

    /// <summary>Which of them are reports of sessions, in the order of their rows.</summary>
    internal List<SessionReport> Reports { get; } = [];

    /// <summary>The errors among them.</summary>
    internal ErrorColumns Errors { get; } = new();

    /// <summary>What they name.</summary>
    internal NewNames Names { get; } = new();

    /// <summary>What they add to working time, as far as that is known before the store says which of them are new.</summary>
    internal BatchWork Work { get; } = new();

    internal int Count => Columns.Count;

    /// <summary>Adds the events of a request.</summary>
    /// <param name="batch">The request.</param>
    /// <param name="rules">How working time is counted.</param>
    /// <param name="suppliers">Who supplies working time.</param>
    internal void Add(EventBatch batch, WorkRules rules, NameBook suppliers)
    {
        var (sender, hash) = (batch.Sender, EventKey.HashOf(batch.Sender));
        Work.Begin(batch.Work, batch.Before);
        foreach (var e in batch.Events)
        {
            Names.NoteSupplier(e, sender);
        }

        foreach (var e in batch.Events)
        {
            Work.Note(e, rules, Names.IsSupplied(e, sender) || suppliers.IsSupplied(sender, WorkStreamKey.OrgOf(e.OrgId, e.OrgSlug), e.Received));
            if (SessionReport.Is(e))
            {
                Reports.Add(SessionReport.Of(e, hash, Count));
            }

            Keys.Add(EventKey.Of(Uuid.From(e.Id), hash));
            Names.Note(e);
            if (ErrorColumns.Takes(e))
            {
                _errorRows.Add(Count);
                Errors.Add(e);
            }

            Columns.Add(e, sender);
        }
    }

    /// <summary>Adds all events of another set, or those whose place in <paramref name="keep"/> is true.</summary>
    internal void Append(EventRows other, ReadOnlySpan<bool> keep, WorkMarks marks)
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
        AppendErrors(other, keep);
        Columns.Append(other.Columns, keep, marks);
    }

    /// <summary>Adds a row of working time. It has no identity among the events: whoever sends them again sends it not.</summary>
    internal void AddWork(Event row, WorkMode mode) => Columns.Add(row, WorkRowHead.Sender, mode);

    private void AppendErrors(EventRows other, ReadOnlySpan<bool> keep)
    {
        if (other._errorRows.Count == 0)
        {
            return;
        }

        var kept = keep.IsEmpty ? [] : new bool[other._errorRows.Count];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = keep[other._errorRows[i]];
        }

        Errors.Append(other.Errors, kept);
    }

    internal void Clear()
    {
        Errors.Clear();
        _errorRows.Clear();
        Work.Clear();
        Columns.Clear();
        Keys.Clear();
        Reports.Clear();
        Names.Clear();
    }
}
