namespace Footfall.Server.Features.Coder;

/// <summary>A user of Coder's Activity API, with the sums over the buckets of the answer.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Username">Name to sign in with.</param>
/// <param name="Roles">Roles; none where events name none.</param>
/// <param name="AvatarHash">Hash of the picture; empty without one.</param>
/// <param name="TotalCount">Minutes.</param>
/// <param name="TotalDuration">Nanoseconds.</param>
internal sealed record CoderActivityUser(string Id, string Name, string Username, IReadOnlyList<string> Roles, string AvatarHash, long TotalCount, long TotalDuration);
