namespace Footfall.Client;

/// <summary>How long to wait after failures: longer each time, never all programs equally long, and never shorter than the server says.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private int _failures;

    internal TimeSpan Next(TimeSpan? asked)
    {
        var wait = First * Math.Pow(2, Math.Min(_failures++, 20));
        wait = wait < Longest ? wait : Longest;
        wait = asked > wait ? asked.Value : wait;
        return wait * (1 + (random.NextDouble() / 2));
    }

    internal void Reset() => _failures = 0;
}
