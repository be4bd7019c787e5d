using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>A resolved period.</summary>
/// <param name="Range">From and to.</param>
/// <param name="Title">Its name for people, for example <c>Last 7 days</c>.</param>
/// <param name="IsEverything">Whether it means all there is, so that nothing lies before it.</param>
public sealed record Period(TimeRange Range, string Title, bool IsEverything = false);
