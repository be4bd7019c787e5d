using Footfall.Analytics.Labeling;

namespace Footfall.Server.Features.Labeling;

/// <summary>The figures of labeling out of what its members did.</summary>
internal static class LabelingFigures
{
    internal static IReadOnlyList<LabelingFigure> Of(IReadOnlyList<LabelingMemberRow> now, long assets, IReadOnlyList<LabelingMemberRow> before, long assetsBefore)
    {
        var (sum, old) = (Sum(now), Sum(before));
        return
        [
            new("assets", "Assets with activity", "Different images that labeling actions were done on.", "images", assets, assetsBefore),
            new("actions", "Labeling actions", "Figures created, changed, deleted or restored, tags attached, changed or detached, review statuses given.", "actions", sum.Actions, old.Actions),
            new("created_objects", "Created objects", "Figures created.", "objects", sum.CreatedObjects, old.CreatedObjects),
            new("created_tags", "Created tags", "Tags attached.", "tags", sum.CreatedTags, old.CreatedTags),
            new("labeling_time", "Labeling time", "Active time inside of jobs: gaps of at most five minutes between two events of a user in the same job. Without time of reviews.", "ms", sum.LabelingMs, old.LabelingMs),
            new("objects_per_hour", "Speed", "Created objects an hour of labeling time.", "objects an hour", sum.ObjectsPerHour, old.ObjectsPerHour),
            new("time_per_object", "Time per object", "Labeling time by created objects.", "ms", sum.MsPerObject, old.MsPerObject),
            new("acceptance", "Accepted", "Share of the reviewed images that was accepted, by the latest verdict on each.", "%", sum.AcceptedPercent, old.AcceptedPercent),
            new("reviews", "Reviews", "Images accepted or rejected.", "reviews", sum.Reviews, old.Reviews),
            new("review_time", "Review time", "Active time inside of jobs that ended with a review.", "ms", sum.ReviewMs, old.ReviewMs),
            new("time_per_review", "Time per review", "Review time by reviews.", "ms", sum.MsPerReview, old.MsPerReview),
        ];
    }

    private static LabelingMemberRow Sum(IReadOnlyList<LabelingMemberRow> rows) => new(
        "", "", rows.Sum(r => r.Actions), rows.Sum(r => r.CreatedObjects), rows.Sum(r => r.CreatedTags), rows.Sum(r => r.Assets), rows.Sum(r => r.Submitted),
        rows.Sum(r => r.Reviews), rows.Sum(r => r.Accepted), rows.Sum(r => r.Rejected), rows.Sum(r => r.LabelingMs), rows.Sum(r => r.ReviewMs));
}
