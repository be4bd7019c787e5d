namespace Footfall.Bench;

/// <summary>Percentiles of measured times.</summary>
internal static class Percentiles
{
    /// <summary>The smallest value that at least the share <paramref name="p"/> of the sorted values does not exceed.</summary>
    internal static double Of(IReadOnlyList<double> sorted, double p) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Clamp((int)Math.Ceiling(p * sorted.Count) - 1, 0, sorted.Count - 1)];
}
