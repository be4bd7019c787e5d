namespace Footfall.Model;

/// <summary>Credentials came with a request, and they are wrong or not looked at.</summary>
/// <param name="Message">Why, and what to do, for the caller.</param>
/// <param name="Summary">The same in a few words that do not change; CVAT's clients compare them.</param>
public sealed record RefusedCaller(string Message, string Summary)
{
    /// <summary>Whether it is known who it is, and that they may not do this.</summary>
    public bool IsForbidden { get; init; }

    /// <summary>How long the caller must wait before it may try again; null where its credentials were looked at and are wrong.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
