namespace Footfall.Server.Features.Runs;

/// <summary>An attempt of a run.</summary>
/// <param name="Attempt">Its number, from 1.</param>
/// <param name="Started">When it began; null while it waits.</param>
/// <param name="Ended">When it ended; null while it did not.</param>
/// <param name="Status">What was told of it last.</param>
internal sealed record RunAttempt(int Attempt, DateTimeOffset? Started, DateTimeOffset? Ended, string Status);
