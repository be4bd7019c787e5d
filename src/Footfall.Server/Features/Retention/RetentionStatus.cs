namespace Footfall.Server.Features.Retention;

/// <summary>What goes by itself.</summary>
/// <param name="Rules">Lines of the setting <c>Retention:Rules</c>: scope and age.</param>
/// <param name="Next">When they run next; null where there are none.</param>
/// <param name="Last">What they did last, since the server started.</param>
/// <param name="Due">What is old enough now and goes with the next run, the most first.</param>
internal sealed record RetentionStatus(IReadOnlyList<string> Rules, DateTimeOffset? Next, RetentionRun? Last, IReadOnlyList<RetentionDue> Due);
