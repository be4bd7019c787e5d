using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Audit;

/// <summary>Something to write down.</summary>
/// <param name="Scope">What was done, <c>verb:object</c>.</param>
internal sealed record AuditEntry(string Scope)
{
    /// <summary>Who did it; null when it is not known.</summary>
    internal Caller? Caller { get; init; }

    /// <summary>When; now where it is left out.</summary>
    internal DateTimeOffset? Time { get; init; }

    /// <summary>Id of what it was done to.</summary>
    internal string? ObjId { get; init; }

    /// <summary>Name of what it was done to.</summary>
    internal string? ObjVal { get; init; }

    /// <summary>The request.</summary>
    internal string? RequestId { get; init; }

    /// <summary>What else there is to know.</summary>
    internal JsonObject Payload { get; init; } = [];
}
