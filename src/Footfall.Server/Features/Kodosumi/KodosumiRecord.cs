using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Footfall.Analytics.Runs;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Kodosumi's record of an execution. Source: <c>specs/kodosumi.md</c> 2.</summary>
/// <param name="Fid">Id.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="AgentName">Name of what was run, else <c>Unknown</c>.</param>
/// <param name="Status">Status; <c>awaiting</c> when it waits for somebody, <c>unknown</c> when none was told.</param>
/// <param name="Meta">What is known of it; an empty object for nothing.</param>
/// <param name="Error">The latest error, as it was told.</param>
/// <param name="ErrorTimestamp">Its time, Unix seconds.</param>
/// <param name="StartTime">When it was told of first, Unix seconds.</param>
/// <param name="EndTime">When it was told of last.</param>
/// <param name="Runtime">Seconds between the two.</param>
/// <param name="UploadCount">Files that were given to it.</param>
/// <param name="DownloadCount">Files that it made.</param>
/// <param name="UserName">The user's name, else the id; only in running-agents.</param>
internal sealed record KodosumiRecord(
    string Fid,
    string UserId,
    string AgentName,
    string Status,
    JsonNode? Meta,
    string? Error,
    double? ErrorTimestamp,
    double? StartTime,
    double? EndTime,
    double? Runtime,
    long UploadCount,
    long DownloadCount,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UserName = null)
{
    internal static KodosumiRecord Of(KodosumiRow row, bool withName = false) => new(
        row.Fid,
        row.UserId,
        row.AgentName,
        row.Status,
        MetaOf(row.Meta),
        row.ErrorTimestamp == 0 ? null : row.Error,
        Known(row.ErrorTimestamp),
        Known(row.StartTime),
        Known(row.EndTime),
        row.StartTime == 0 || row.EndTime == 0 ? null : row.EndTime - row.StartTime,
        row.UploadCount,
        row.DownloadCount,
        withName ? row.UserName : null);

    /// <summary>JSON null is a value of its own there; what is no JSON is shown as nothing.</summary>
    private static JsonNode? MetaOf(string meta) => JsonTexts.TryParse(meta, out var json) ? json : new JsonObject();

    private static double? Known(double seconds) => seconds == 0 ? null : seconds;
}
