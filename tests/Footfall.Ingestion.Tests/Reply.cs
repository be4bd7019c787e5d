using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Tests;

/// <summary>An endpoint's answer.</summary>
public sealed record Reply(int Status, string Body, IHeaderDictionary Headers)
{
    /// <summary>The body as it came.</summary>
    public byte[] Bytes { get; init; } = [];

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>Member <c>detail</c> of the answer.</summary>
    public string Detail => Json["detail"]!.GetValue<string>();

    public int Accepted => Json["accepted"]!.GetValue<int>();

    public int Duplicates => Json["duplicates"]!.GetValue<int>();

    /// <summary>Index and reason of each rejected record.</summary>
    public IEnumerable<(int Index, string Reason)> Rejected =>
        Json["rejected"]!.AsArray().Select(r => (r!["index"]!.GetValue<int>(), r["reason"]!.GetValue<string>()));

    /// <summary>Message of the only rejected record.</summary>
    public string Message => Assert.Single(Json["rejected"]!.AsArray())!["message"]!.GetValue<string>();

    /// <summary>Expects exactly this status and this JSON.</summary>
    public void Is(int status, string json)
    {
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(json), Json) && status == Status,
            $"Expected {status} {json}\nbut got  {Status} {JsonSerializer.Serialize(Json, JsonSerializerOptions.Default)}");
    }
}
