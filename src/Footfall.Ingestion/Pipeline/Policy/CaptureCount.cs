namespace Footfall.Ingestion.Pipeline.Policy;

/// <summary>How many events came in under a capture rule: those that are written down, and those since.</summary>
/// <param name="most">How many may.</param>
/// <param name="full">Is told when the last one came in.</param>
public sealed class CaptureCount(long most, Action? full = null)
{
    /// <summary>How many may come in when a rule does not say. Source: <c>specs/datagrok.md</c> section 5.</summary>
    public const long Standard = 10_000;

    private readonly Lock _lock = new();
    private long _saved;
    private long _fresh;

    /// <summary>All of them.</summary>
    public long Total
    {
        get
        {
            lock (_lock)
            {
                return _saved + _fresh;
            }
        }
    }

    /// <summary>Those that are not written down.</summary>
    public long Fresh
    {
        get
        {
            lock (_lock)
            {
                return _fresh;
            }
        }
    }

    /// <summary>Whether no more may come in.</summary>
    public bool IsFull => Total >= most;

    /// <summary>Counts one more, when it may come in.</summary>
    public bool TryAdd()
    {
        lock (_lock)
        {
            if (_saved + _fresh >= most)
            {
                return false;
            }

            _fresh++;
            if (_saved + _fresh < most)
            {
                return true;
            }
        }

        full?.Invoke();
        return true;
    }

    /// <summary>Takes over how many are written down, by all servers, and how many of them were this one's <see cref="Fresh"/>.</summary>
    public void Written(long saved, long fresh)
    {
        lock (_lock)
        {
            _saved = saved;
            _fresh -= fresh;
        }
    }
}
