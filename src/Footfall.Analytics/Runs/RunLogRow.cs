using System.Text.Json.Serialization;

namespace Footfall.Analytics.Runs;

/// <summary>A line of a run's log.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Place">Its place in the log, a number as text: lines are in the order of it.</param>
/// <param name="Time">When.</param>
/// <param name="Level">debug, info, warning, error, fatal.</param>
/// <param name="Kind">Kind of the record that a connector read; log or exception for all others.</param>
/// <param name="Message">The line.</param>
public sealed record RunLogRow(Guid Id, string Place, DateTimeOffset Time, string Level, string Kind, string Message)
{
    /// <summary>When it came, Unix milliseconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)]
    public long Arrived { get; init; }
}
