using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>The event before a request, as its sender tells it. It is not stored.</summary>
/// <param name="Start">When it happened, after clock correction, in microseconds since 1970.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Duration">Its duration in milliseconds.</param>
/// <param name="UserId">Whose it is; null where the sender does not say, and then it is that of the request's first user.</param>
/// <param name="OrgKey">In which org, as <see cref="WorkStreamKey.OrgOf"/> has it.</param>
/// <param name="Place">What was worked on.</param>
public sealed record WorkBefore(long Start, string Scope, ulong Duration, string? UserId, string OrgKey, WorkPlace Place);
