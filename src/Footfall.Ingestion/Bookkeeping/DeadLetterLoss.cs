namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Rejected records that could not be kept since the server started; they are counted all the same.</summary>
/// <param name="Records">How many.</param>
/// <param name="Reason">Why the last of them were not.</param>
/// <param name="Time">When that was.</param>
public sealed record DeadLetterLoss(long Records, string Reason, DateTimeOffset Time);
