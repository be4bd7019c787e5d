namespace Footfall.Server.Features.Intake;

/// <summary>Which rejected records to send again: either <paramref name="Ids"/> or <paramref name="Filter"/>.</summary>
/// <param name="Ids">Ids of entries.</param>
/// <param name="Filter">A choice as in the list.</param>
internal sealed record ReplayRequest(Guid[]? Ids = null, ReplayFilter? Filter = null);
