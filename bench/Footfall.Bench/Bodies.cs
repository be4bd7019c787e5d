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

    /// <summary>A body to be changed by <see cref="Renew"/> before each use: a sender makes one and keeps it.</summary>
    internal byte[] Copy() => _template.ToArray();

    /// <summary>Makes a body one that nobody has seen before. Costs next to nothing, for the sender runs on the server's cores.</summary>
    internal void Renew(byte[] body)
    {
        var first = Interlocked.Add(ref _clock, Count * TimeSpan.TicksPerMillisecond) - (Count * TimeSpan.TicksPerMillisecond);
        for (var i = 0; i < _times.Length; i++)
        {
            WriteTime(body.AsSpan(_times[i]), new DateTime(first + (i * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc));
        }
    }

    /// <summary>Writes day, hour, minute, second and millisecond into a text of <see cref="Time"/>'s shape.</summary>
    private static void WriteTime(Span<byte> text, DateTime time)
    {
        WriteDigits(text[5..7], time.Month);
        WriteDigits(text[8..10], time.Day);
        WriteDigits(text[11..13], time.Hour);
        WriteDigits(text[14..16], time.Minute);
        WriteDigits(text[17..19], time.Second);
        WriteDigits(text[20..23], time.Millisecond);
    }

    private static void WriteDigits(Span<byte> text, int number)
    {
        for (var i = text.Length - 1; i >= 0; i--, number /= 10)
        {
            text[i] = (byte)('0' + (number % 10));
        }
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
