namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What has been counted under a key.</summary>
/// <param name="Token">Name of the sender.</param>
/// <param name="Records">How many.</param>
/// <param name="First">When the first came in.</param>
/// <param name="Last">When the last came in.</param>
internal readonly record struct TallyEntry(string Token, long Records, DateTimeOffset First, DateTimeOffset Last)
{
    internal TallyEntry With(TallyEntry other) => new(
        other.Token,
        Records + other.Records,
        other.First < First ? other.First : First,
        other.Last > Last ? other.Last : Last);
}
