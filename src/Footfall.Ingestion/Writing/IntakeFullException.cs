namespace Footfall.Ingestion.Writing;

/// <summary>The queue before the store is full. Nothing of the batch was stored; it may be sent again.</summary>
public sealed class IntakeFullException : Exception
{
    /// <summary>Creates it.</summary>
    public IntakeFullException()
        : base("The server takes in more than it can store right now. Nothing of this request was stored; send it again later.")
    {
    }

    /// <summary>How long to wait before sending again.</summary>
    public static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(2);
}
