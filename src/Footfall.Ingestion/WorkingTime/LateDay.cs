namespace Footfall.Ingestion.WorkingTime;

/// <summary>What of a day has to be computed again.</summary>
/// <param name="Streams">Whose streams; null for everybody's.</param>
/// <param name="Requests">Whether requests that count by themselves have to, too.</param>
public sealed record LateDay(HashSet<WorkStreamKey>? Streams, bool Requests)
{
    internal LateDay With(LateDay other)
    {
        var streams = Streams is null || other.Streams is null ? null : new HashSet<WorkStreamKey>([.. Streams, .. other.Streams]);
        return new LateDay(streams, Requests || other.Requests);
    }
}
