namespace Footfall.Analytics.Runs;

/// <summary>An event of a run.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Place">Its place among the events of the run, a number as text.</param>
/// <param name="At">When, Unix seconds, exactly as it was told.</param>
/// <param name="Verb">create, start, update, await, resume, finish, fail, stop, log, delete or restore.</param>
/// <param name="Level">Level of a line of its log.</param>
/// <param name="Kind">Kind of the record that a connector read, which may be empty; empty for all others.</param>
/// <param name="IsRecord">Whether a connector read it.</param>
/// <param name="Status">The status that it tells; empty for none.</param>
/// <param name="Phase">0 waits, 1 works, 2 ended, 3 failed, 4 unknown, 255 tells none.</param>
/// <param name="UserId">By whom.</param>
/// <param name="Agent">On which agent, a machine.</param>
/// <param name="Payload">All that it tells, JSON.</param>
/// <param name="Row">Row that a connector read it from.</param>
/// <param name="Message">Its message.</param>
public sealed record RunEventRow(
    Guid Id, string Place, double At, string Verb, string Level, string Kind, bool IsRecord, string Status, int Phase, string UserId, string Agent, string Payload, long Row, string Message)
{
    /// <summary>When, to the millisecond.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(At * 1000));
}
