using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>What of an event matters for working time.</summary>
/// <param name="Stream">Which of its batch's streams it belongs to; <see cref="Uncounted"/> or <see cref="Supplied"/> when it does not count.</param>
/// <param name="Position">Its place in the batch.</param>
/// <param name="Scope">Its scope.</param>
/// <param name="Start">When it happened, in microseconds since 1970.</param>
/// <param name="End">When it ended, as far as its duration counts.</param>
/// <param name="WholeEnd">When it ended, its duration counted whatever the rule.</param>
/// <param name="Place">What was worked on.</param>
internal readonly record struct WorkItem(int Stream, uint Position, string Scope, long Start, long End, long WholeEnd, WorkPlace Place)
{
    /// <summary>Never counts: nobody's, or no event of work.</summary>
    internal const int Uncounted = -1;

    /// <summary>Counts once its sender supplies working time itself no more.</summary>
    internal const int Supplied = -2;

    /// <summary>How its event is marked where it does not count here.</summary>
    internal WorkMode MarkOr(WorkMode mode) => Stream == Supplied ? mode : WorkMode.None;
}
