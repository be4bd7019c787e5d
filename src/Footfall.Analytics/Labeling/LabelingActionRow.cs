namespace Footfall.Analytics.Labeling;

/// <summary>How often something was done.</summary>
/// <param name="UserId">By whom; empty where it is not grouped by that.</param>
/// <param name="UserName">Their name, else their id.</param>
/// <param name="JobId">In which job; empty for none.</param>
/// <param name="JobName">Its name, else its id.</param>
/// <param name="Action">What was done.</param>
/// <param name="Events">How often.</param>
public sealed record LabelingActionRow(string UserId, string UserName, string JobId, string JobName, string Action, long Events);
