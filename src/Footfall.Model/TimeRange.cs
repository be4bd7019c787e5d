namespace Footfall.Model;

/// <summary>A half-open stretch of time, <c>[From, To)</c>, UTC.</summary>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant after.</param>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long the range is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>The range of the same length that ends where this one begins.</summary>
    public TimeRange Previous => new(From - Length, From);

    /// <summary>Whether <paramref name="instant"/> lies inside.</summary>
    public bool Contains(DateTimeOffset instant) => instant >= From && instant < To;
}
