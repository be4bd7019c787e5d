namespace Footfall.Ingestion.Writing;

/// <summary>Events among which there are some that may have changed entities.</summary>
/// <param name="Days">The days they happened on, counted from 1970; null for any.</param>
/// <param name="Since">When the first of them was received.</param>
public sealed record EntityTouch(IReadOnlySet<int>? Days, DateTimeOffset Since)
{
    /// <summary>These and others.</summary>
    internal EntityTouch And(EntityTouch? other) => other is null
        ? this
        : new(Days is null || other.Days is null ? null : Days.Union(other.Days).ToHashSet(), Since < other.Since ? Since : other.Since);
}
