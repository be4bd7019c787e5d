namespace Footfall.Server.Features.Runs;

/// <summary>Statistics of runs.</summary>
/// <param name="From">Begin of the period.</param>
/// <param name="To">End of the period, exclusive.</param>
/// <param name="Matching">Figures over the runs that match.</param>
/// <param name="All">Figures over all of the period, without other filters.</param>
/// <param name="ByStatus">Matching runs by status, as shown; the most first, at most 100. So the others.</param>
/// <param name="ByUser">By user.</param>
/// <param name="ByAgent">By agent, a machine.</param>
/// <param name="ByName">By name of what was run.</param>
/// <param name="ByType">By type.</param>
/// <param name="ByOrg">By org: its short name, else its id.</param>
internal sealed record RunStatisticsAnswer(
    DateTimeOffset From,
    DateTimeOffset To,
    RunFiguresAnswer Matching,
    RunFiguresAnswer All,
    IReadOnlyList<RunShare> ByStatus,
    IReadOnlyList<RunShare> ByUser,
    IReadOnlyList<RunShare> ByAgent,
    IReadOnlyList<RunShare> ByName,
    IReadOnlyList<RunShare> ByType,
    IReadOnlyList<RunShare> ByOrg);
