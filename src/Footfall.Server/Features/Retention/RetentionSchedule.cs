namespace Footfall.Server.Features.Retention;

/// <summary>When the rules run.</summary>
/// <param name="Hour">Hour of the day, UTC.</param>
/// <param name="IsKept">False for a server that runs for one command only, which must do nothing else.</param>
internal sealed record RetentionSchedule(int Hour, bool IsKept)
{
    /// <summary>How long after the start the first run is: what was just started has better to do, and a rule that was just written can still be mended.</summary>
    internal TimeSpan AfterStart { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The next run after a time.</summary>
    internal DateTimeOffset After(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return today > now ? today : today.AddDays(1);
    }
}
