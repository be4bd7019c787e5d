namespace Footfall.Connectors.Kodosumi;

/// <summary>Ends the reading of one database; caught where the reading began.</summary>
internal sealed class SkipException(SkipReason reason) : Exception(reason.Message)
{
    internal SkipReason Reason { get; } = reason;
}
