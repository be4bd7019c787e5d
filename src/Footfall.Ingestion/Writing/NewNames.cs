using System.Runtime.InteropServices;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>What some events name, by kind (user, org, package, project) and id: when first, and under which name last.</summary>
internal sealed class NewNames
{
    private static readonly string[] Kinds = ["user", "org", "package", "project", NameBook.Supplier];

    // A dictionary a kind: one whose keys are plain strings is three times as fast as one of pairs, and every event asks four times.
    private readonly Dictionary<string, Mention>[] _mentions = [[], [], [], [], []];

    internal IEnumerable<(string Kind, string Id, Mention Mention)> Mentions =>
        Kinds.SelectMany((kind, i) => _mentions[i].Select(m => (kind, m.Key, m.Value)));

    /// <summary>Notes what an event names, if it is one that figures count.</summary>
    internal void Note(Event e)
    {
        if (!Figures.Count(e))
        {
            return;
        }

        var time = e.Time.ToUnixTimeMilliseconds();
        Note(0, e.UserId, e.UserName, time);
        Note(1, e.OrgId ?? e.OrgSlug, e.OrgSlug, time);
        Note(2, e.Package, e.Package, time);
        Note(3, e.ProjectId, null, time);
    }

    /// <summary>Notes who sends working time by themselves.</summary>
    internal void NoteSupplier(Event e, string sender)
    {
        if (e.Scope == Scope.WorkingTime)
        {
            Note(4, NameBook.SupplierOf(e, sender), NameBook.Supplier, e.Received.ToUnixTimeMilliseconds());
        }
    }

    /// <summary>Whether these events hold working time of that event's sender.</summary>
    internal bool IsSupplied(Event e, string sender) => _mentions[4].Count > 0 && _mentions[4].ContainsKey(NameBook.SupplierOf(e, sender));

    internal void Add(NewNames other)
    {
        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            foreach (var (id, mention) in other._mentions[kind])
            {
                Merge(kind, id, mention);
            }
        }
    }

    internal void Clear()
    {
        foreach (var mentions in _mentions)
        {
            mentions.Clear();
        }
    }

    private void Note(int kind, string? id, string? name, long time)
    {
        if (id is not null)
        {
            Merge(kind, id, new Mention(time, name is null ? long.MinValue : time, name));
        }
    }

    private void Merge(int kind, string id, Mention mention)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_mentions[kind], id, out var exists);
        known = exists ? known.With(mention) : mention;
    }

    /// <summary>When something was named first, and how it was called last; times in milliseconds since 1970.</summary>
    internal readonly record struct Mention(long First, long NamedAt, string? Name)
    {
        internal Mention With(Mention other)
        {
            var (at, name) = other.NamedAt > NamedAt ? (other.NamedAt, other.Name) : (NamedAt, Name);
            return new Mention(Math.Min(First, other.First), at, name);
        }
    }
}
