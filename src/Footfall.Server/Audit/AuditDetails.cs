using System.Text.Json.Nodes;

namespace Footfall.Server.Audit;

/// <summary>What an endpoint knows of the change that it makes, for the audit; set as a feature of the request.</summary>
internal sealed record AuditDetails
{
    /// <summary>Id of what was changed.</summary>
    internal string? ObjId { get; init; }

    /// <summary>Its name.</summary>
    internal string? ObjVal { get; init; }

    /// <summary>What it was changed to.</summary>
    internal JsonObject Payload { get; init; } = [];
}
