namespace Footfall.Ingestion.Pipeline;

/// <summary>A request body that cannot be taken, whatever is in it.</summary>
public sealed class BodyException(int status, string message) : Exception(message)
{
    /// <summary>HTTP status: 413, 415, 422 or 400.</summary>
    public int Status { get; } = status;
}
