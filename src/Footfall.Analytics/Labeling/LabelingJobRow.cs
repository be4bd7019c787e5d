namespace Footfall.Analytics.Labeling;

/// <summary>Labeling jobs of a status.</summary>
/// <param name="Status">pending, in_progress, on_review, completed, stopped, review_completed, or another that was told.</param>
/// <param name="Jobs">How many.</param>
/// <param name="Percent">Of all jobs, with one decimal; null when there is none.</param>
public sealed record LabelingJobRow(string Status, long Jobs, double? Percent);
