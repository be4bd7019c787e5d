using System.Collections.Concurrent;

namespace Footfall.Connectors.Kodosumi;

/// <summary>What is known of the executions of one source: the book's page for it, in memory.</summary>
internal sealed class FolderBook
{
    private readonly ReadingBook _book;
    private readonly string _source;
    private readonly ConcurrentDictionary<ExecutionKey, BookEntry> _entries;
    private readonly ConcurrentDictionary<string, string> _owners = new();

    internal FolderBook(ReadingBook book, string source)
    {
        _book = book;
        _source = source;
        _entries = new(book.Entries(source));
        foreach (var (key, entry) in _entries.OrderByDescending(e => e.Value.IsKnown).ThenBy(e => e.Key.User, StringComparer.Ordinal))
        {
            _owners.TryAdd(key.Fid, key.User);
        }
    }

    internal IEnumerable<KeyValuePair<ExecutionKey, BookEntry>> Entries => _entries;

    /// <summary>What is known of an execution.</summary>
    internal BookEntry this[ExecutionKey key] => _entries.GetValueOrDefault(key) ?? new BookEntry();

    internal bool Knows(ExecutionKey key) => _entries.ContainsKey(key);

    /// <summary>Whether an execution is the one that its id stands for: ids are unique, and events are told apart by them.</summary>
    internal bool Owns(ExecutionKey key, Func<string, bool> isThere)
    {
        var owner = _owners.GetOrAdd(key.Fid, key.User);
        if (owner != key.User && !isThere(owner))
        {
            // It moved.
            _owners[key.Fid] = owner = key.User;
        }

        return owner == key.User;
    }

    /// <summary>Whose execution an id stands for; null when nobody's is known.</summary>
    internal string? OwnerOf(string fid) => _owners.GetValueOrDefault(fid);

    /// <summary>Writes down what is stored by now.</summary>
    internal void Save(IReadOnlyCollection<Portion> portions)
    {
        // Of several portions of an execution the last one counts; what changed nothing need not be written.
        var latest = new Dictionary<ExecutionKey, BookEntry>();
        foreach (var portion in portions)
        {
            latest[portion.Key] = portion.After;
        }

        var changed = latest.Where(e => !_entries.TryGetValue(e.Key, out var before) || before != e.Value).ToList();
        if (changed.Count > 0)
        {
            _book.Save(_source, changed);
            changed.ForEach(e => _entries[e.Key] = e.Value);
        }
    }
}
