using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Server.Audit;

/// <summary>What a record of the audit says, in the order in which it is hashed.</summary>
/// <param name="Seq">Place in the chain.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Scope">What was done, <c>verb:object</c>.</param>
/// <param name="UserId">Who: <c>account:ID</c>, <c>token:ID</c>, <c>local</c> for a command on the server's machine, <c>server</c>; null for nobody known.</param>
/// <param name="UserName">Login of the account, or name of the token.</param>
/// <param name="ObjName">Kind of what it was done to.</param>
/// <param name="ObjId">Its id.</param>
/// <param name="ObjVal">Its name.</param>
/// <param name="RequestId">The request.</param>
/// <param name="Payload">Where from, how it ended, and what else there is to know.</param>
internal sealed record AuditContent(
    int Seq,
    DateTimeOffset Time,
    string Scope,
    string? UserId,
    string? UserName,
    string? ObjName,
    string? ObjId,
    string? ObjVal,
    string? RequestId,
    JsonObject? Payload)
{
    /// <summary>Whose ids the events have: nobody who sends events can have it.</summary>
    internal const string Sender = "footfall";

    internal string ToJson() => JsonSerializer.Serialize(this, StoreRows.Json);

    internal static AuditContent Read(string json) => JsonSerializer.Deserialize<AuditContent>(json, StoreRows.Json)!;

    /// <summary>Hash of a record.</summary>
    /// <param name="before">Hash of the record before; empty for the first.</param>
    /// <param name="json">What the record says.</param>
    internal static string Hash(string before, string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\n{json}")));

    /// <summary>The event that shows the record.</summary>
    internal Event ToEvent(Guid id, string hash)
    {
        var payload = (JsonObject?)Payload?.DeepClone() ?? [];
        payload["audit"] = new JsonObject { ["seq"] = Seq, ["hash"] = hash };
        return new Event
        {
            Id = id,
            Batch = id,
            Time = Time,
            Received = Time,
            Scope = Scope,
            Kind = EventKind.Audit,
            Source = Source.Server,
            OrgSlug = FootfallOrg.Slug,
            UserId = UserId,
            UserName = UserName,
            ObjName = ObjName,
            ObjId = ObjId,
            ObjVal = ObjVal,
            RequestId = RequestId,
            Payload = payload.ToJsonString(),
        };
    }
}
