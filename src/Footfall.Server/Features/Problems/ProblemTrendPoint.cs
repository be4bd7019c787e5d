using Footfall.Analytics.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>Errors in a part of the period.</summary>
/// <param name="Time">Begin.</param>
/// <param name="Events">Errors.</param>
/// <param name="Problems">Problems that had one.</param>
/// <param name="Users">Users who met one.</param>
internal sealed record ProblemTrendPoint(DateTimeOffset Time, long Events, long Problems, long Users)
{
    internal static ProblemTrendPoint Of(ProblemTrendRow row) => new(DateTimeOffset.FromUnixTimeMilliseconds(row.Bucket), row.Events, row.Problems, row.Users);
}
