namespace Footfall.Server.Features.Coder;

/// <summary>Answer of Coder's Activity API. Source: <c>specs/coder.md</c> A1.4.</summary>
/// <param name="Activity">The buckets, ascending.</param>
/// <param name="Users">The users who were active in one of them, by id, in ordinal order.</param>
internal sealed record CoderActivityAnswer(IReadOnlyList<CoderActivityBucket> Activity, IReadOnlyDictionary<string, CoderActivityUser> Users);
