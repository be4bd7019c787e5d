using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>
/// Remembers for a minute that a name and password were right. Checking a password costs tens of milliseconds on purpose;
/// a client that sends Basic with every request would spend the machine on it. Kept as a keyed hash, forgotten when any
/// account changes.
/// </summary>
internal sealed class PasswordCache(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private const int MostEntries = 1_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTimeOffset Until)> _entries = new();
    private readonly ConcurrentDictionary<string, Lazy<Task>> _checks = new();
    private long _generation;

    /// <summary>Read it before a password is checked, and hand it to <see cref="Remember"/>.</summary>
    internal long Generation => Interlocked.Read(ref _generation);

    internal Caller? Find(string name, string password) =>
        _entries.TryGetValue(Key(name, password), out var entry) && entry.Until > time.GetUtcNow() ? entry.Caller : null;

    /// <summary>Remembers a right password, unless an account was changed while it was being checked.</summary>
    internal void Remember(string name, string password, Caller caller, long generation)
    {
        if (_entries.Count >= MostEntries)
        {
            _entries.Clear();
        }

        var key = Key(name, password);
        _entries[key] = (caller, time.GetUtcNow() + Lifetime);
        if (generation != Generation)
        {
            _entries.TryRemove(key, out _);
        }
    }

    /// <summary>Checks a name and password; who asks for the same while that goes on gets the same answer.</summary>
    internal async Task<T> OnceAsync<T>(string name, string password, Func<Task<T>> check)
    {
        var key = Key(name, password);
        var own = new Lazy<Task>(check);
        var shared = _checks.GetOrAdd(key, own);
        try
        {
            return await (Task<T>)shared.Value;
        }
        finally
        {
            if (shared == own)
            {
                _checks.TryRemove(key, out _);
            }
        }
    }

    internal void Forget()
    {
        Interlocked.Increment(ref _generation);
        _entries.Clear();
    }

    private string Key(string name, string password) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{name}\0{password}")));
}
