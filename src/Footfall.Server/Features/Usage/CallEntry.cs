using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Usage;

/// <summary>A call of a function.</summary>
/// <param name="Id">Id of the event that told of it.</param>
/// <param name="Started">When it began.</param>
/// <param name="UserId">Who called; null when it was not told.</param>
/// <param name="UserName">Name of the user then; the id when none was told.</param>
/// <param name="Package">Package of the function, <c>Core</c> for none.</param>
/// <param name="Function">The function; null when it was not told.</param>
/// <param name="DurationMs">How long it took, in milliseconds; null when it was not told.</param>
/// <param name="Inputs">What it was called with, by name.</param>
/// <param name="Outputs">What it gave, by name.</param>
/// <param name="Status">How it ended, as it told; else error when it failed; else null.</param>
/// <param name="Error">What went wrong; null when nothing was told.</param>
internal sealed record CallEntry(
    Guid Id,
    DateTimeOffset Started,
    string? UserId,
    string? UserName,
    string Package,
    string? Function,
    long? DurationMs,
    JsonObject Inputs,
    JsonObject Outputs,
    string? Status,
    string? Error)
{
    internal static CallEntry Of(EventRow row)
    {
        var told = JsonTexts.Parse(row.Payload ?? "") as JsonObject;
        return new CallEntry(
            row.Id,
            row.Time,
            row.UserId,
            row.UserName ?? row.UserId,
            row.Package ?? EventFilter.NoPackage,
            row.Function,
            row.Duration,
            Values(told?["inputs"]),
            Values(told?["outputs"]),
            Text(told?["status"]),
            told?["error"] is JsonObject error ? Text(error["message"]) : Text(told?["error"]));
    }

    private static JsonObject Values(JsonNode? node) => node is JsonObject values ? values.DeepClone().AsObject() : [];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;
}
