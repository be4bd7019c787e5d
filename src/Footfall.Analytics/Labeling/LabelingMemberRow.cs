namespace Footfall.Analytics.Labeling;

/// <summary>What somebody did in labeling jobs, and how long it took.</summary>
/// <param name="UserId">Who.</param>
/// <param name="UserName">Their name, else their id.</param>
/// <param name="Actions">Labeling actions.</param>
/// <param name="CreatedObjects">Figures created.</param>
/// <param name="CreatedTags">Tags attached.</param>
/// <param name="Assets">Different images worked on.</param>
/// <param name="Submitted">Images submitted for review.</param>
/// <param name="Reviews">Reviews done: images accepted or rejected.</param>
/// <param name="Accepted">Images of theirs that reviews accepted.</param>
/// <param name="Rejected">Images of theirs that reviews rejected.</param>
/// <param name="LabelingMs">Active time outside of reviews.</param>
/// <param name="ReviewMs">Active time of reviews.</param>
public sealed record LabelingMemberRow(
    string UserId, string UserName, long Actions, long CreatedObjects, long CreatedTags, long Assets, long Submitted, long Reviews, long Accepted, long Rejected, long LabelingMs, long ReviewMs)
{
    /// <summary>Objects an hour of labeling time; null without time.</summary>
    public double? ObjectsPerHour => LabelingMs == 0 ? null : Math.Round(CreatedObjects / (LabelingMs / 3_600_000.0), 2);

    /// <summary>Mean labeling time of an object; null without objects.</summary>
    public double? MsPerObject => CreatedObjects == 0 ? null : Math.Round((double)LabelingMs / CreatedObjects, 1);

    /// <summary>Share of their reviewed images that were accepted, in percent; null when none was reviewed.</summary>
    public double? AcceptedPercent => Accepted + Rejected == 0 ? null : Math.Round(100.0 * Accepted / (Accepted + Rejected), 1);

    /// <summary>Mean time of a review; null without reviews.</summary>
    public double? MsPerReview => Reviews == 0 ? null : Math.Round((double)ReviewMs / Reviews, 1);
}
