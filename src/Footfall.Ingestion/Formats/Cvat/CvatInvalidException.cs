using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>The batch breaks a rule; carries the body of the 400 answer.</summary>
internal sealed class CvatInvalidException(JsonNode body, string reason = RejectionReason.InvalidField) : Exception("The batch is not valid.")
{
    internal JsonNode Body { get; } = body;

    /// <summary>One of <see cref="RejectionReason"/>: what is counted.</summary>
    internal string Reason { get; } = reason;

    /// <summary>One message under one name, as a text: the form of rules that CVAT checks by hand.</summary>
    internal static CvatInvalidException Of(string field, string message, string reason = RejectionReason.InvalidField) => new(new JsonObject { [field] = message }, reason);
}
