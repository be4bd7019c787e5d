namespace Footfall.Model.WorkingTime;

/// <summary>What one event adds to working time, in microseconds.</summary>
/// <param name="Gap">Time since the events before it; 0 when they reach to it or beyond.</param>
/// <param name="IsGapCounted">Whether the gap is shorter than the threshold.</param>
/// <param name="Own">The part of its own duration that no event before covers.</param>
public readonly record struct WorkStep(long Gap, bool IsGapCounted, long Own)
{
    /// <summary>All that counts.</summary>
    public long Total => (IsGapCounted ? Gap : 0) + Own;
}
