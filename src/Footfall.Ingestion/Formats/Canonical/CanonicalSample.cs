using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>One event that is read and shown, but not stored: for boxes to try things in.</summary>
public static class CanonicalSample
{
    /// <summary>Reads one canonical event.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="received">When it came.</param>
    /// <param name="mistake">Why it cannot be taken, or empty.</param>
    /// <returns>The event, or null.</returns>
    public static Event? Read(ReadOnlySpan<byte> json, DateTimeOffset received, out string mistake)
    {
        var batch = new CanonicalReader("sample", idempotencyKey: null, received).Read(json);
        mistake = batch.Rejected.Count > 0 ? batch.Rejected[0].Message : batch.Events.Count == 1 ? "" : "It must be one JSON object.";
        return mistake.Length == 0 ? batch.Events[0] : null;
    }

    /// <summary>The event under the names of the canonical format, with the members that it has.</summary>
    public static JsonObject Write(Event e)
    {
        var json = new JsonObject
        {
            ["timestamp"] = e.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["scope"] = e.Scope,
            ["source"] = e.Source == Source.Client ? "client" : "server",
        };
        foreach (var (name, value) in Texts(e))
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }

        if (e.Count is { } count)
        {
            json["count"] = count;
        }

        if (e.Duration is { } duration)
        {
            json["duration"] = duration;
        }

        if (e.Payload is { } payload)
        {
            json["payload"] = JsonNode.Parse(payload, documentOptions: new JsonDocumentOptions { MaxDepth = 512 });
        }

        return json;
    }

    private static (string Name, string? Value)[] Texts(Event e) =>
    [
        ("org_id", e.OrgId), ("org_slug", e.OrgSlug), ("workspace_id", e.WorkspaceId), ("project_id", e.ProjectId), ("task_id", e.TaskId),
        ("job_id", e.JobId), ("user_id", e.UserId), ("user_name", e.UserName), ("user_email", e.UserEmail), ("session_id", e.SessionId),
        ("run_id", e.RunId), ("request_id", e.RequestId), ("agent", e.Agent), ("package", e.Package), ("function", e.Function),
        ("level", e.Level), ("client_name", e.ClientName), ("client_version", e.ClientVersion), ("os", e.Os), ("obj_name", e.ObjName),
        ("obj_id", e.ObjId), ("obj_val", e.ObjVal),
    ];
}
