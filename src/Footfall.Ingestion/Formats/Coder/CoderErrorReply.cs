using Footfall.Ingestion.Bookkeeping;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>An error as both versions of Coder's clients read it.</summary>
/// <param name="Error">For the first.</param>
/// <param name="Message">For the second: always the same sentence.</param>
/// <param name="Detail">For the second: what was wrong.</param>
/// <param name="Validations">For the second.</param>
public sealed record CoderErrorReply(CoderError Error, string Message, string Detail, IReadOnlyList<CoderDetail> Validations) : IRefusalText;
