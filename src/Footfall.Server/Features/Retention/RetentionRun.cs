namespace Footfall.Server.Features.Retention;

/// <summary>What the rules did when they ran last, since the server started.</summary>
/// <param name="Time">When.</param>
/// <param name="Events">Events that were taken away.</param>
/// <param name="Trouble">Why it did not work; null when it did. It is tried again in an hour.</param>
internal sealed record RetentionRun(DateTimeOffset Time, long Events, string? Trouble);
