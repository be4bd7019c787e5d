using System.Globalization;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Why an event added what it added, in words.</summary>
internal static class WorkWords
{
    internal static string Why(WorkCounted counted) => $"{OfGap(counted)}{OfOwn(counted)}";

    /// <summary>Of an event in its own place, where that is not the one that its time belongs to.</summary>
    internal static string Elsewhere(WorkCounted counted) =>
        $"Its {Seconds(counted.Step.Total)} s belong to what was worked on before it: {OfPlace(counted.Place)}.";

    private static string OfPlace(WorkPlace place)
    {
        var parts = new[] { ("project", place.ProjectId), ("task", place.TaskId), ("job", place.JobId) }.Where(p => p.Item2 is not null).Select(p => $"{p.Item1} {p.Item2}").ToList();
        return parts.Count == 0 ? "no project, task or job" : string.Join(", ", parts);
    }

    private static string OfGap(WorkCounted counted)
    {
        var (step, inStream) = (counted.Step, counted.Slot != 0);
        if (counted.Before is null)
        {
            return inStream ? $"Nothing lies before it within {WorkCounter.ReachDays} days." : "The first event of its request: nothing lies before it.";
        }

        if (step.Gap == 0)
        {
            return "No gap: the events before reach up to it.";
        }

        var (gap, threshold) = ($"{Seconds(step.Gap)} s since the event before", Seconds(counted.Rule.ThresholdMicroseconds));
        return step.IsGapCounted
            ? $"{gap}, which is less than {threshold} s and counts."
            : $"{gap}, which is not less than {threshold} s and does not count.";
    }

    private static string OfOwn(WorkCounted counted)
    {
        var (own, duration) = (counted.Step.Own, counted.End - counted.Event.Start);
        if (duration == 0)
        {
            return "";
        }

        return own == duration
            ? $" Its own {Seconds(duration)} s count, as those of {counted.Event.Scope} do."
            : $" Of its own {Seconds(duration)} s, {Seconds(own)} s count; the rest is covered by events before.";
    }

    // To the microsecond, which is what is counted in: a rounded number might contradict its own sentence.
    private static string Seconds(long microseconds) => (microseconds / 1_000_000m).ToString("0.######", CultureInfo.InvariantCulture);
}
