namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// The caller sends more than its limits allow. Nothing of the request was stored; it may be sent again. Each format answers
/// 429 with <c>Retry-After</c> in its own words.
/// </summary>
public sealed class LimitExceededException(string message, TimeSpan retryAfter) : Exception(message)
{
    /// <summary>How long to wait before sending again: when the limit allows it, and a little more, different for each.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;

    /// <summary>Value of the header <c>Retry-After</c>: whole seconds, rounded up, at least 1.</summary>
    public string RetryAfterSeconds =>
        Math.Max(1, (long)Math.Ceiling(RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
