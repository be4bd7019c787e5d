namespace Footfall.Ingestion.Formats.Coder;

/// <summary>What is wrong with a member.</summary>
/// <param name="Field">The member.</param>
/// <param name="Detail">The rule.</param>
public sealed record CoderDetail(string Field, string Detail);
