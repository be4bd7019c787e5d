namespace Footfall.Analytics.Entities;

/// <summary>An event that changed an entity.</summary>
internal sealed record EntityEventRow(
    Guid Id, DateTimeOffset Time, DateTimeOffset Received, long Position, string Scope, string UserId, string UserName, string ObjName, string ObjVal, string Payload);
