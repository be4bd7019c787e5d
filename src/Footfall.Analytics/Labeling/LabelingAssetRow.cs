namespace Footfall.Analytics.Labeling;

/// <summary>Images that were worked on, by their latest status.</summary>
/// <param name="Status">pending, submitted, rejected or accepted.</param>
/// <param name="Assets">How many.</param>
public sealed record LabelingAssetRow(string Status, long Assets);
