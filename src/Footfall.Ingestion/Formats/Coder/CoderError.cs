namespace Footfall.Ingestion.Formats.Coder;

/// <summary>An error.</summary>
/// <param name="Msg">A sentence.</param>
/// <param name="Code">A word for programs.</param>
/// <param name="Details">All members that are wrong.</param>
public sealed record CoderError(string Msg, string Code, IReadOnlyList<CoderDetail> Details);
