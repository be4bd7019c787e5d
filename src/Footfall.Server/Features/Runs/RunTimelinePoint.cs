using Footfall.Analytics.Runs;

namespace Footfall.Server.Features.Runs;

/// <summary>Runs that began in one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Total">All of them.</param>
/// <param name="Finished">Finished.</param>
/// <param name="Running">Running.</param>
/// <param name="Awaiting">Waiting for somebody.</param>
/// <param name="Starting">Starting.</param>
/// <param name="Error">Failed.</param>
/// <param name="Other">Of any other status.</param>
internal sealed record RunTimelinePoint(DateTimeOffset Time, long Total, long Finished, long Running, long Awaiting, long Starting, long Error, long Other)
{
    internal static RunTimelinePoint Of(RunTimelineRow r) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Finished + r.Running + r.Awaiting + r.Starting + r.Error + r.Other, r.Finished, r.Running, r.Awaiting, r.Starting, r.Error, r.Other);
}
