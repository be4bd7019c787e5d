namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>Values taken out since the server started, by rule.</summary>
public sealed class PrivacyCounters
{
    private readonly long[] _counts = new long[Enum.GetValues<PrivacyRule>().Length];

    /// <summary>Number of values that a rule took out.</summary>
    public long this[PrivacyRule rule] => Interlocked.Read(ref _counts[(int)rule]);

    internal void Add(ScrubTally tally)
    {
        foreach (var rule in Enum.GetValues<PrivacyRule>())
        {
            if (tally[rule] > 0)
            {
                Interlocked.Add(ref _counts[(int)rule], tally[rule]);
            }
        }
    }
}
