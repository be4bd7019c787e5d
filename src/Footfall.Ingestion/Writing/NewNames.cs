using System.Runtime.InteropServices;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>What some events name, by kind (user, org, package, project) and id: when first, and under which name last.</summary>
internal sealed class NewNames
{
    private readonly Dictionary<(string Kind, string Id), Mention> _mentions = [];

    internal IReadOnlyDictionary<(string Kind, string Id), Mention> Mentions => _mentions;

    /// <summary>Notes what an event names, if it is one that figures count.</summary>
    internal void Note(Event e)
    {
        if (!Figures.Count(e))
        {
            return;
        }

        var time = e.Time.ToUnixTimeMilliseconds();
        Note("user", e.UserId, e.UserName, time);
        Note("org", e.OrgId ?? e.OrgSlug, e.OrgSlug, time);
        Note("package", e.Package, e.Package, time);
        Note("project", e.ProjectId, null, time);
    }

    internal void Add(NewNames other)
    {
        foreach (var (key, mention) in other._mentions)
        {
            Merge(key, mention);
        }
    }

    internal void Clear() => _mentions.Clear();

    private void Note(string kind, string? id, string? name, long time)
    {
        if (id is not null)
        {
            Merge((kind, id), new Mention(time, name is null ? long.MinValue : time, name));
        }
    }

    private void Merge((string Kind, string Id) key, Mention mention)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_mentions, key, out var exists);
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
