namespace Footfall.Ingestion.WorkingTime;

/// <summary>How a batch's events become working time. The numbers are those of the column <c>work</c>.</summary>
public enum WorkMode : sbyte
{
    /// <summary>Not at all: the sender supplies working time itself, or the event has no user.</summary>
    None = 0,

    /// <summary>Each request by itself, in the order sent, behind the event that it says came before: CVAT.</summary>
    Request = 1,

    /// <summary>All requests of a user in an org are one stream, in order of time (semantics 6.3).</summary>
    Stream = 2,

    /// <summary>Of a stream, but it came after later ones, or nobody knew whether it did: the day is computed again.</summary>
    Late = 3,
}
