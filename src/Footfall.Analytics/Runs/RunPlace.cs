using System.Globalization;
using System.Numerics;

namespace Footfall.Analytics.Runs;

/// <summary>Places of events among those of their run, as text: numbers of 256 bits.</summary>
internal static class RunPlace
{
    // Digits of the largest.
    private const int Longest = 78;

    /// <summary>Whether a text is one.</summary>
    internal static bool IsOne(string text) =>
        text.Length <= Longest && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < BigInteger.One << 256;
}
