using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>A row of working time, explained.</summary>
/// <param name="Rule">The rule that its events are counted by.</param>
/// <param name="Events">The events, and what each adds.</param>
public sealed record WorkExplained(WorkRule Rule, IReadOnlyList<WorkTrace> Events);
