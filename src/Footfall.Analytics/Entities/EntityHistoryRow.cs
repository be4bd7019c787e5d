namespace Footfall.Analytics.Entities;

/// <summary>An event that changed an entity, and what it changed.</summary>
/// <param name="Id">Id of the event.</param>
/// <param name="Time">When.</param>
/// <param name="Scope">What kind of change.</param>
/// <param name="UserId">Who did it; empty for nobody.</param>
/// <param name="UserName">Their name then, else their id.</param>
/// <param name="Changes">What became different, with old and new values.</param>
public sealed record EntityHistoryRow(Guid Id, DateTimeOffset Time, string Scope, string UserId, string UserName, IReadOnlyList<EntityChange> Changes);
