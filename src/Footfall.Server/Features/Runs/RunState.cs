namespace Footfall.Server.Features.Runs;

/// <summary>Something that was told of a run's status.</summary>
/// <param name="Time">When.</param>
/// <param name="Status">The status; awaiting and resumed also where a run waits for somebody and goes on.</param>
/// <param name="Attempt">The attempt that it belongs to.</param>
/// <param name="UserId">By whom; empty when it was not told.</param>
/// <param name="Agent">On which agent, a machine.</param>
/// <param name="Message">What was said with it.</param>
internal sealed record RunState(DateTimeOffset Time, string Status, int Attempt, string UserId, string Agent, string Message);
