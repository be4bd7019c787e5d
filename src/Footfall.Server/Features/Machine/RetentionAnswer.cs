using Footfall.Analytics.Events;

namespace Footfall.Server.Features.Machine;

/// <summary>What goes, or would go.</summary>
/// <param name="Before">Events before this.</param>
/// <param name="DryRun">Whether nothing was removed.</param>
/// <param name="Events">How many in all.</param>
/// <param name="Rows">By scope.</param>
internal sealed record RetentionAnswer(DateTimeOffset Before, bool DryRun, long Events, IReadOnlyList<ScopeCountRow> Rows);
