namespace Footfall.Analytics.Asking;

/// <summary>Widths of calendar buckets.</summary>
public enum BucketUnit
{
    /// <summary>One minute.</summary>
    Minute = 0,

    /// <summary>Five minutes.</summary>
    FiveMinutes = 1,

    /// <summary>A quarter of an hour.</summary>
    Quarter = 2,

    /// <summary>One hour.</summary>
    Hour = 3,

    /// <summary>Three hours.</summary>
    ThreeHours = 4,

    /// <summary>A day of the viewer's zone.</summary>
    Day = 5,

    /// <summary>A week from Monday.</summary>
    Week = 6,

    /// <summary>A month.</summary>
    Month = 7,

    /// <summary>A year.</summary>
    Year = 8,
}
