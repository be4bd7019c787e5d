using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>An event of the store and what it adds.</summary>
/// <param name="Event">The event.</param>
/// <param name="End">When it ended, as far as its duration counts.</param>
/// <param name="Before">The instant that the events before reach to; null when it is the first.</param>
/// <param name="Place">Whose the time is.</param>
/// <param name="Step">What it adds.</param>
/// <param name="Rule">The rule that it is counted by.</param>
/// <param name="Slot">The quarter hour of its row; 0 where rows are of whole requests.</param>
internal sealed record WorkCounted(WorkEvent Event, long End, long? Before, WorkPlace Place, WorkStep Step, WorkRule Rule, long Slot);
