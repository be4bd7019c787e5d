using System.Text.Json;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Where an event's work goes on that is not stored just before it in its batch: CVAT's <c>previous_event</c>, or repeats that were left
/// out. Kept with the event, so that a recomputation counts the same, by whatever rule: whether a duration counts is decided then.
/// </summary>
/// <param name="Start">The latest start of the events before, in microseconds since 1970.</param>
/// <param name="Ends">When they end at the latest if durations of a scope count, by scope; without those that have no duration.</param>
/// <param name="Place">What was worked on last.</param>
public sealed record WorkCarry(long Start, IReadOnlyDictionary<string, long> Ends, WorkPlace Place)
{
    /// <summary>The instant that everything before reaches to, by a rule.</summary>
    public long LastBy(WorkRule rule) => Ends.Where(e => rule.Scopes.Contains(e.Key)).Select(e => e.Value).Append(Start).Max();

    /// <summary>As it is kept: <c>[1717416000184000,"12",null,"7",{"draw:object":1717416060184000}]</c>.</summary>
    public string ToText() => JsonSerializer.Serialize<object?[]>([Start, Place.ProjectId, Place.TaskId, Place.JobId, Ends]);

    /// <summary>
    /// Reads what <see cref="ToText"/> made. Earlier versions kept no ends and, in place of the start, the instant that everything before
    /// reached to by the rule of then.
    /// </summary>
    public static WorkCarry Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var parts = document.RootElement;
        var ends = parts.GetArrayLength() > 4 ? parts[4].EnumerateObject().ToDictionary(e => e.Name, e => e.Value.GetInt64()) : [];
        return new WorkCarry(parts[0].GetInt64(), ends, new WorkPlace(parts[1].GetString(), parts[2].GetString(), parts[3].GetString()));
    }
}
