namespace Footfall.Server.Features.Usage;

/// <summary>Different users of one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Users">Number of users.</param>
internal sealed record UniqueUsersPoint(DateTimeOffset Time, long Users);
