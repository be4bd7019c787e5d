using System.Text.Json.Nodes;
using Footfall.Model;
using Footfall.Server.Accounts;

namespace Footfall.Server.Audit;

/// <summary>What an endpoint knows of the change that it makes, for the audit; set as a feature of the request.</summary>
internal sealed record AuditDetails
{
    /// <summary>Who it turned out to be, where the request itself did not say.</summary>
    internal Caller? Caller { get; init; }

    /// <summary>Id of what was changed.</summary>
    internal string? ObjId { get; init; }

    /// <summary>Its name.</summary>
    internal string? ObjVal { get; init; }

    /// <summary>What it was changed to.</summary>
    internal JsonObject Payload { get; init; } = [];

    /// <summary>Somebody signed in.</summary>
    internal static AuditDetails Of(Account account) => new() { Caller = Callers.Of(account), ObjId = account.Id, ObjVal = account.UserName };
}
