using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Server.Features.Dashboards;

/// <summary>What somebody looks at: the period, what is chosen, and which rows they may see.</summary>
/// <param name="Range">The period.</param>
/// <param name="Chosen">Values by variable; a variable that is not in it is on All.</param>
/// <param name="Access">The rights.</param>
internal sealed record DashboardView(TimeRange Range, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, Access Access);
