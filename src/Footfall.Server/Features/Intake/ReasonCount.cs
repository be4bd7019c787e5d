namespace Footfall.Server.Features.Intake;

/// <summary>Rejected records by reason.</summary>
/// <param name="Reason">One of the closed set.</param>
/// <param name="Records">How many.</param>
internal sealed record ReasonCount(string Reason, long Records);
