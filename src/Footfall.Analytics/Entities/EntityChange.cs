namespace Footfall.Analytics.Entities;

/// <summary>A field that an event changed.</summary>
/// <param name="Field">name, members, or a member of the payload.</param>
/// <param name="Old">Its value before, as text or JSON; null when there was none.</param>
/// <param name="New">Its value after; null when it has none any more.</param>
public sealed record EntityChange(string Field, string? Old, string? New);
