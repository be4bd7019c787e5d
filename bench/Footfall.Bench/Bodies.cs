using System.Globalization;
using System.Text;
using System.Text.Json;
using Footfall.Model;

namespace Footfall.Bench;

/// <summary>
/// Request bodies of CVAT-shaped events, about 330 bytes each, made once. Before each use every event gets a time of its own,
/// so that no two requests hold the same event.
/// </summary>
internal sealed class Bodies
{
    private const string Time = "2026-01-05T09:00:00.000000Z";

    private readonly byte[] _template;
    private readonly int[] _times;
    private long _clock = DateTimeOffset.Parse("2026-01-05T09:00:00Z", CultureInfo.InvariantCulture).UtcTicks;

    private Bodies(string text, int events)
    {
        Count = events;
        _template = Encoding.UTF8.GetBytes(text);
        var marks = new List<int>();
        for (var at = 0; _template.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(Time)) is >= 0 and var found; at += found + Time.Length)
        {
            marks.Add(at + found);
        }

        _times = [.. marks.Take(events)];
    }

    /// <summary>Events a body.</summary>
    internal int Count { get; }

    /// <summary>Bytes a body.</summary>
    internal int Size => _template.Length;

    /// <summary>For <c>POST /api/v1/events</c>: an array.</summary>
    internal static Bodies Canonical(IReadOnlyList<Event> events) => new($"[{string.Join(',', events.Select(e => Json(e, cvat: false)))}]", events.Count);

    /// <summary>For <c>POST /api/events</c>: a batch as CVAT's user interface sends it.</summary>
    internal static Bodies Cvat(IReadOnlyList<Event> events) =>
        new($"{{\"events\":[{string.Join(',', events.Select(e => Json(e, cvat: true)))}],\"timestamp\":\"{Time}\"}}", events.Count);

    /// <summary>A body nobody has seen before.</summary>
    internal byte[] Next()
    {
        var body = _template.ToArray();
        var first = Interlocked.Add(ref _clock, Count * TimeSpan.TicksPerMillisecond) - (Count * TimeSpan.TicksPerMillisecond);
        for (var i = 0; i < _times.Length; i++)
        {
            var time = new DateTime(first + (i * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
            time.TryFormat(body.AsSpan(_times[i]), out _, "yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
        }

        return body;
    }

    private static string Json(Event e, bool cvat)
    {
        var members = new Dictionary<string, object?>
        {
            ["scope"] = e.Scope,
            ["timestamp"] = Time,
            ["source"] = e.Source == Source.Client ? "client" : "server",
            ["obj_name"] = e.ObjName,
            ["obj_val"] = e.ObjVal,
            ["count"] = e.Count ?? 1,
            ["duration"] = e.Duration ?? 0,
            ["project_id"] = e.ProjectId,
            ["task_id"] = e.TaskId,
            ["job_id"] = e.JobId,
            ["user_id"] = e.UserId,
            ["user_name"] = e.UserName,
            ["user_email"] = e.UserEmail,
            ["org_id"] = e.OrgId,
            ["org_slug"] = e.OrgSlug,
            ["payload"] = cvat ? e.Payload ?? "{\"client_id\": \"a83fbd21\", \"is_active\": true}" : JsonDocument.Parse(e.Payload ?? "{\"client_id\":\"a83fbd21\",\"is_active\":true}").RootElement,
        };
        return JsonSerializer.Serialize(members.Where(m => m.Value is not null).ToDictionary());
    }
}
