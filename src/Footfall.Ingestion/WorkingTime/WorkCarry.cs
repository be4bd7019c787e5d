using System.Text.Json;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>
/// Where an event's work goes on that is not stored just before it in its batch: CVAT's <c>previous_event</c>, or a repeat that was left
/// out. Kept with the event, so that a recomputation counts the same.
/// </summary>
/// <param name="Last">The instant that everything before reaches to, in microseconds since 1970.</param>
/// <param name="Place">What was worked on last.</param>
public readonly record struct WorkCarry(long Last, WorkPlace Place)
{
    /// <summary>As it is kept: <c>[1717416000184000,"12",null,"7"]</c>.</summary>
    public string ToText() => JsonSerializer.Serialize<object?[]>([Last, Place.ProjectId, Place.TaskId, Place.JobId]);

    /// <summary>Reads what <see cref="ToText"/> made.</summary>
    public static WorkCarry Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var parts = document.RootElement;
        return new WorkCarry(parts[0].GetInt64(), new WorkPlace(parts[1].GetString(), parts[2].GetString(), parts[3].GetString()));
    }
}
