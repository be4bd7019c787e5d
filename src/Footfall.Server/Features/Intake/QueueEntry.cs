namespace Footfall.Server.Features.Intake;

/// <summary>The queue before the store.</summary>
/// <param name="Events">Events that wait for their commit.</param>
/// <param name="LimitEvents">Events that may wait; beyond it senders are told to come back.</param>
internal sealed record QueueEntry(long Events, long LimitEvents);
