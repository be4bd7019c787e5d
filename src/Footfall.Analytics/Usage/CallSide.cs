namespace Footfall.Analytics.Usage;

/// <summary>Where a parameter of a call stands.</summary>
public enum CallSide
{
    /// <summary>What it was called with.</summary>
    Input = 0,

    /// <summary>What it gave.</summary>
    Output = 1,
}
