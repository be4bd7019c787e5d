namespace Footfall.Analytics.Activity;

/// <summary>How much an app was used.</summary>
/// <param name="Slug">Its name in Coder's insights.</param>
/// <param name="Minutes">Different minutes, summed over users.</param>
/// <param name="TimesUsed">Runs of half hours without a hole, summed over users.</param>
/// <param name="Templates">Templates of what it was used in, in order.</param>
public sealed record AppUsageRow(string Slug, long Minutes, long TimesUsed, IReadOnlyList<string> Templates);
