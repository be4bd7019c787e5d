using System.Globalization;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Why an event added what it added, in words.</summary>
internal static class WorkWords
{
    internal static string Why(WorkEvent e, long? before, WorkStep step, long duration, WorkRule rule, bool inStream) =>
        $"{OfGap(before, step, rule, inStream)}{OfOwn(e.Scope, step, duration)}";

    private static string OfGap(long? before, WorkStep step, WorkRule rule, bool inStream)
    {
        if (before is null)
        {
            return inStream ? "Nothing lies before it within a day." : "The first event of its request: nothing lies before it.";
        }

        if (step.Gap == 0)
        {
            return "No gap: the events before reach up to it.";
        }

        var gap = $"{Seconds(step.Gap)} s since the event before";
        return step.IsGapCounted
            ? $"{gap}, which is less than {Seconds(rule.ThresholdMicroseconds)} s and counts."
            : $"{gap}, which is not less than {Seconds(rule.ThresholdMicroseconds)} s and does not count.";
    }

    private static string OfOwn(string scope, WorkStep step, long duration)
    {
        if (duration == 0)
        {
            return "";
        }

        return step.Own == duration
            ? $" Its own {Seconds(duration)} s count, as those of {scope} do."
            : $" Of its own {Seconds(duration)} s, {Seconds(step.Own)} s count; the rest is covered by events before.";
    }

    private static string Seconds(long microseconds) => (microseconds / 1_000_000m).ToString("0.###", CultureInfo.InvariantCulture);
}
