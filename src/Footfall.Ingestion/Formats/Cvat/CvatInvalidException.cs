using System.Text.Json.Nodes;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>The batch breaks a rule; carries the body of the 400 answer.</summary>
internal sealed class CvatInvalidException(JsonNode body) : Exception("The batch is not valid.")
{
    internal JsonNode Body { get; } = body;

    /// <summary>One message under one name, as a text: the form of rules that CVAT checks by hand.</summary>
    internal static CvatInvalidException Of(string field, string message) => new(new JsonObject { [field] = message });
}
