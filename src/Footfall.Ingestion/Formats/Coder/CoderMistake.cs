namespace Footfall.Ingestion.Formats.Coder;

/// <summary>A mistake in a record.</summary>
/// <param name="Reason">One of <see cref="Pipeline.RejectionReason"/>.</param>
/// <param name="Code">Coder's word for it, for programs.</param>
/// <param name="Field">The member.</param>
/// <param name="Detail">The rule, for people.</param>
internal sealed record CoderMistake(string Reason, string Code, string Field, string Detail);
