using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>Lines of a run's log.</summary>
/// <param name="Rows">The lines that came since, in the log's order: one that came late may belong before those of earlier answers, as its <c>place</c> says.</param>
/// <param name="Next">Hand it back as <c>after</c> for what comes next.</param>
/// <param name="IsWhole">Whether these were all, for now.</param>
internal sealed record RunLogAnswer(IReadOnlyList<RunLogRow> Rows, string Next, bool IsWhole);
