namespace Footfall.Analytics.Runs;

/// <summary>What is set for runs.</summary>
/// <param name="SilentAfter">When a run that has not ended and tells nothing is silent.</param>
public sealed record RunRules(TimeSpan SilentAfter)
{
    /// <summary>A day.</summary>
    public static RunRules Standard { get; } = new(TimeSpan.FromHours(24));
}
