using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>What of an event matters for working time.</summary>
/// <param name="Stream">Which of its batch's streams it belongs to; -1 when it does not count.</param>
/// <param name="Position">Its place in the batch.</param>
/// <param name="Start">When it happened, in microseconds since 1970.</param>
/// <param name="End">When it ended, as far as its duration counts.</param>
/// <param name="Place">What was worked on.</param>
internal readonly record struct WorkItem(int Stream, uint Position, long Start, long End, WorkPlace Place);
