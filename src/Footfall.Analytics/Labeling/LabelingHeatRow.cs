namespace Footfall.Analytics.Labeling;

/// <summary>Labeling actions of somebody on a day.</summary>
/// <param name="Day">The day in the viewer's zone.</param>
/// <param name="UserId">Who.</param>
/// <param name="UserName">Their name, else their id.</param>
/// <param name="Actions">How many.</param>
public sealed record LabelingHeatRow(string Day, string UserId, string UserName, long Actions);
