namespace Footfall.Ingestion.Writing;

/// <summary>A report of a session that takes the place of shorter ones with its id.</summary>
/// <param name="Stays">The report that stays.</param>
/// <param name="Sender">Who sent it, as <see cref="EventKey.HashOf"/> has it.</param>
/// <param name="Before">When the session began as a shorter report said, in milliseconds since 1970.</param>
/// <param name="Time">When it began as the longer one says.</param>
internal readonly record struct Replacement(EventPlace Stays, ulong Sender, long Before, long Time);
