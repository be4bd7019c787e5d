using System.Text.Json.Nodes;
using Footfall.Analytics.Runs;
using Footfall.Server.Features.Runs;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>An error.</summary>
/// <param name="Fid">The execution.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Timestamp">When, Unix seconds.</param>
/// <param name="Error">What it says: its JSON where it is JSON, whatever that is, else <c>{"error": text}</c>.</param>
internal sealed record KodosumiErrorEntry(string Fid, string UserId, double Timestamp, JsonNode? Error)
{
    internal static KodosumiErrorEntry Of(RunErrorRow row) =>
        new(row.RunId, row.UserId, row.At, JsonTexts.TryParse(row.Error, out var json) ? json : new JsonObject { ["error"] = row.Error });
}
