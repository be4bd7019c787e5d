using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>What was done in a session before an error.</summary>
/// <param name="Occurrence">The error.</param>
/// <param name="Time">When it was.</param>
/// <param name="SessionId">The session.</param>
/// <param name="UserId">User.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="Steps">What was done, the latest first.</param>
internal sealed record ProblemSession(Guid Occurrence, DateTimeOffset Time, string SessionId, string UserId, string UserName, IReadOnlyList<ProblemStepRow> Steps);
