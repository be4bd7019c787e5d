using System.Collections.Concurrent;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Executions that are to be looked at, each once however often it changed meanwhile.</summary>
internal sealed class ChangeQueue(KodosumiPlace place, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<ExecutionKey, byte> _keys = new();
    private readonly ConcurrentDictionary<string, byte> _users = new();
    private readonly ConcurrentDictionary<ExecutionKey, DateTimeOffset> _later = new();
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Whether everything is to be looked at.</summary>
    internal volatile bool WantsSweep;

    /// <summary>Whether everything is to be looked at as if nothing were known of its files.</summary>
    internal volatile bool WantsAgain;

    /// <summary>A path below the folder of executions changed.</summary>
    internal void Add(string path)
    {
        var parts = Path.GetRelativePath(place.Executions, path).Split(Path.DirectorySeparatorChar);
        if (parts.Length >= 2 && parts[0] != "..")
        {
            Add(new ExecutionKey(parts[0], parts[1]));
        }
        else if (parts is [not ("." or "..")])
        {
            AddUser(parts[0]);
        }
    }

    /// <summary>A user's folder came or went, with all that was in it.</summary>
    internal void AddUser(string user)
    {
        _users.TryAdd(user, 0);
        Wake();
    }

    public void Dispose() => _signal.Dispose();

    internal void Add(ExecutionKey key)
    {
        if (!IsHidden(key))
        {
            _keys.TryAdd(key, 0);
            Wake();
        }
    }

    internal void AddLater(ExecutionKey key, TimeSpan after) => _later[key] = time.GetUtcNow() + after;

    internal void Sweep()
    {
        WantsSweep = true;
        Wake();
    }

    internal void Again()
    {
        WantsAgain = true;
        Sweep();
    }

    /// <summary>Kodosumi leaves names out that begin with a dot.</summary>
    internal static bool IsHidden(ExecutionKey key) => key.User.StartsWith('.') || key.Fid.StartsWith('.');

    /// <summary>Waits for something to do, or for a while.</summary>
    internal async Task<bool> WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        var next = _later.IsEmpty ? longest : _later.Values.Min() - time.GetUtcNow();
        var wait = next < longest ? next : longest;
        return await _signal.WaitAsync(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
    }

    /// <summary>Takes all that is due.</summary>
    internal List<ExecutionKey> Take()
    {
        var now = time.GetUtcNow();
        foreach (var (key, due) in _later)
        {
            if (due <= now && _later.TryRemove(KeyValuePair.Create(key, due)))
            {
                _keys.TryAdd(key, 0);
            }
        }

        var keys = _keys.Keys.ToList();
        keys.ForEach(k => _keys.TryRemove(k, out _));
        return keys;
    }

    /// <summary>Takes the users' folders that are to be looked into.</summary>
    internal List<string> TakeUsers()
    {
        var users = _users.Keys.ToList();
        users.ForEach(u => _users.TryRemove(u, out _));
        return users;
    }

    private void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It is awake already, or a notification came after its end.
        }
    }
}
