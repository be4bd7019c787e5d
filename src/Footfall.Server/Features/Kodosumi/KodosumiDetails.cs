namespace Footfall.Server.Features.Kodosumi;

/// <summary>One execution.</summary>
/// <param name="Metadata">Its record.</param>
/// <param name="Events">All that was told, in order.</param>
/// <param name="TotalEvents">How many that is.</param>
internal sealed record KodosumiDetails(KodosumiRecord Metadata, IReadOnlyList<KodosumiEvent> Events, int TotalEvents);
