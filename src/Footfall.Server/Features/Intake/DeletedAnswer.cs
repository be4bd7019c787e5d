namespace Footfall.Server.Features.Intake;

/// <summary>What was deleted.</summary>
/// <param name="Deleted">How many records.</param>
internal sealed record DeletedAnswer(long Deleted);
