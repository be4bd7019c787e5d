namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What is counted apart.</summary>
/// <param name="Owner">Who sent it; empty for strangers.</param>
/// <param name="Protocol">Name of the format.</param>
/// <param name="Outcome"><c>accepted</c>, <c>duplicate</c>, <c>refused</c>, or the reason of a rejection.</param>
/// <param name="Day">UTC day.</param>
internal readonly record struct TallyKey(string Owner, string Protocol, string Outcome, DateOnly Day);
