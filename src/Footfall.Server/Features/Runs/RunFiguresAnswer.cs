using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>Figures over runs.</summary>
/// <param name="Runs">How many.</param>
/// <param name="Running">How many run now.</param>
/// <param name="Failed">How many failed: of status error, or with an error told.</param>
/// <param name="ErrorRate">Their share, 0 to 1; null over nothing.</param>
/// <param name="AverageRuntimeMs">Mean run time of those that ended; null over nothing.</param>
/// <param name="MedianRuntimeMs">Its median.</param>
/// <param name="P95RuntimeMs">Its 95th percentile.</param>
internal sealed record RunFiguresAnswer(long Runs, long Running, long Failed, double? ErrorRate, double? AverageRuntimeMs, double? MedianRuntimeMs, double? P95RuntimeMs)
{
    internal static RunFiguresAnswer Of(RunFiguresRow row) =>
        new(row.Runs, row.Running, row.Failed, row.Runs == 0 ? null : (double)row.Failed / row.Runs, row.MeanMs, row.MedianMs, row.P95Ms);
}
