using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>
/// Reads samples, as Coder's command line pushes them, and sessions, as its collector reports them:
/// <code>
/// {"source": "ssh", "workspace_id": "602d377a-7b8d7587d18c3a2d8b6bb1d6"}
/// {"stats": [{"user_id": "...", "workspace_id": "...", "agent_id": "...", "access_method": "path", "slug_or_port": "code-server",
///   "session_id": "...", "session_started_at": "2026-01-05T09:00:00Z", "session_ended_at": "2026-01-05T09:00:30Z", "requests": 12}]}
/// </code>
/// </summary>
internal sealed class CoderReader
{
    private const int MaxDepth = 64;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Why the sender may not send a scope; null when it may.</summary>
    internal Func<string, string?> WhyNotSend { get; init; } = _ => null;

    internal List<CoderReport> Reports { get; } = [];

    internal List<Rejection> Rejected { get; } = [];

    internal List<CoderMistake> Mistakes { get; } = [];

    /// <summary>Reads samples: one object, or an array of them.</summary>
    /// <exception cref="JsonException">The body is not valid JSON.</exception>
    internal void ReadSamples(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            ReadAll(document.RootElement, ReadSample);
        }
        else
        {
            Read(document.RootElement, 0, ReadSample);
        }
    }

    /// <summary>Reads the collector's sessions.</summary>
    /// <exception cref="JsonException">The body is not valid JSON, or not an object with the array <c>stats</c>.</exception>
    internal void ReadSessions(ReadOnlyMemory<byte> body)
    {
        using var document = Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !TryGetStats(document.RootElement, out var stats) || stats.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            throw new JsonException("The body must be an object with the array stats.");
        }

        // Go writes an empty list as null.
        if (stats.ValueKind == JsonValueKind.Array)
        {
            ReadAll(stats, ReadSession);
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException e) when (JsonNesting.IsDeeper(body.Span, MaxDepth))
        {
            throw new JsonException(JsonNesting.Message("The body", MaxDepth), e);
        }
    }

    private static bool TryGetStats(JsonElement body, out JsonElement stats)
    {
        try
        {
            return body.TryGetProperty("stats", out stats);
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("The name of a member is not valid Unicode.", e);
        }
    }

    private void ReadAll(JsonElement records, Func<CoderFields, CoderReport> read)
    {
        var index = 0;
        foreach (var record in records.EnumerateArray())
        {
            Read(record, index++, read);
        }
    }

    private void Read(JsonElement record, int index, Func<CoderFields, CoderReport> read)
    {
        // Bytes, not text: what is no valid UTF-8 must be rejected, and cannot be read as text for that.
        var content = JsonMarshal.GetRawUtf8Value(record).ToArray();
        if (record.ValueKind != JsonValueKind.Object)
        {
            Reject(index, content, [new CoderMistake(RejectionReason.InvalidJson, "invalid_body", "body", "A record must be a JSON object.")]);
            return;
        }

        CoderFields fields;
        CoderReport report;
        try
        {
            fields = new CoderFields(record);
            report = read(fields) with { Index = index, Content = content };
        }
        catch (InvalidOperationException)
        {
            Reject(index, content, [new CoderMistake(RejectionReason.InvalidField, "invalid_body", "body", "A member holds text that is not valid Unicode.")]);
            return;
        }

        if (fields.Mistakes.Count == 0 && WhyNotSend(report.Scope) is { } why)
        {
            fields.Fail(RejectionReason.ScopeNotAllowed, "source", $"is of the scope {report.Scope}. {why}", RejectionReason.ScopeNotAllowed);
        }

        if (fields.Mistakes.Count == 0 && Activity.IsExcluded(report.Scope, report.Payload))
        {
            fields.Fail(RejectionReason.Excluded, "connections", "is 0: nobody is connected, so nobody is active.", RejectionReason.Excluded);
        }

        if (fields.Mistakes.Count > 0)
        {
            Reject(index, content, fields.Mistakes);
            return;
        }

        Reports.Add(report);
    }

    private static CoderReport ReadSample(CoderFields fields)
    {
        var source = fields.Text("source");
        var scope = source is null ? null : CoderSources.Scope(source);
        if (scope is null)
        {
            fields.Fail(
                source is null ? RejectionReason.MissingScope : RejectionReason.InvalidField,
                "source",
                source is null ? "is required, for example \"ssh\"." : "must be one of ssh, sync, ide, app, tunnel, web_terminal, login, or a session kind of Coder.");
        }

        return new CoderReport
        {
            Scope = scope ?? "",
            Id = fields.Text("id", EventId.MaxLength),
            Start = fields.Time("timestamp"),
            Duration = fields.Milliseconds("duration"),
            User = fields.Text("user_id"),
            UserName = fields.Text("user_name"),
            Org = fields.Text("organization_id") ?? fields.Text("org_id"),

            // Builds of Coder before the rename say environment.
            Workspace = fields.Text("workspace_id") ?? fields.Text("environment_id"),
            Session = fields.Text("session_id"),
            Payload = fields.Rest(("source", source)),
            Content = default,
            Index = 0,
        };
    }

    private static CoderReport ReadSession(CoderFields fields)
    {
        var start = fields.Time("session_started_at");
        var end = fields.Time("session_ended_at");
        var session = fields.Text("session_id");
        if (start is null && fields.Mistakes.Count == 0)
        {
            fields.Fail(RejectionReason.MissingTimestamp, "session_started_at", "is required, for example \"2026-01-05T09:00:00.123Z\".");
        }

        if (session is null)
        {
            fields.Fail(RejectionReason.InvalidField, "session_id", "is required.");
        }

        if (end < start)
        {
            fields.Fail(RejectionReason.OutOfRange, "session_ended_at", "must not lie before session_started_at.");
        }

        var app = fields.Text("slug_or_port");
        var method = fields.Text("access_method");
        var (user, workspace) = (fields.Text("user_id"), fields.Text("workspace_id"));
        return new CoderReport
        {
            Scope = CoderSources.OfAccess(method),
            Start = start,
            Duration = end is null || start is null || end < start ? 0 : (ulong)(end.Value - start.Value).TotalMilliseconds,
            User = user,
            Workspace = workspace,
            Session = session,
            Payload = fields.Rest(("app", app), ("access_method", method)),
            Content = default,
            Index = 0,
        };
    }

    private void Reject(int index, byte[] content, List<CoderMistake> mistakes)
    {
        Mistakes.AddRange(mistakes);
        Rejected.Add(new Rejection(index, mistakes[0].Reason, string.Join(' ', mistakes.Select(m => m.Detail))) { Content = Encoding.UTF8.GetString(content) });
    }
}
