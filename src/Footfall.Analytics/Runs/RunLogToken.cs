using System.Globalization;

namespace Footfall.Analytics.Runs;

/// <summary>
/// Where somebody who follows a run's log stands: at the line that came last, and not at the latest, since lines that come late may be of an earlier time.
/// </summary>
/// <param name="Arrived">When that line came, Unix milliseconds.</param>
/// <param name="Place">Its place in the log.</param>
public sealed record RunLogToken(long Arrived, string Place)
{
    /// <summary>Before all lines.</summary>
    public static RunLogToken Begin { get; } = new(long.MinValue, "0");

    /// <summary>The token as text for an address.</summary>
    public string Encode() => string.Create(CultureInfo.InvariantCulture, $"{Arrived}.{Place}");

    /// <summary>Reads a token; null when it is none of ours.</summary>
    public static RunLogToken? Decode(string text)
    {
        var parts = text.Split('.');
        return parts is [var arrived, var place]
            && long.TryParse(arrived, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && RunPlace.IsOne(place)
            ? new RunLogToken(milliseconds, place)
            : null;
    }
}
