namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>How often each rule took something out, and, where asked, of what.</summary>
/// <param name="keepPlaces">Whether places are kept: for the test box, not for the intake.</param>
public sealed class ScrubTally(bool keepPlaces = false)
{
    private readonly long[] _counts = new long[Enum.GetValues<PrivacyRule>().Length];
    private readonly List<(PrivacyRule Rule, string Place)> _places = [];

    /// <summary>Number of values that a rule took out.</summary>
    public long this[PrivacyRule rule] => _counts[(int)rule];

    /// <summary>All of them.</summary>
    public long Total => _counts.Sum();

    /// <summary>Rule and member of each value, in the order they were found.</summary>
    public IReadOnlyList<(PrivacyRule Rule, string Place)> Places => _places;

    /// <summary>The payload that was looked at last and found clean: the next event's is often the same.</summary>
    internal string? CleanPayload { get; set; }

    internal void Add(PrivacyRule rule, string place)
    {
        _counts[(int)rule]++;
        if (keepPlaces)
        {
            _places.Add((rule, place));
        }
    }
}
