namespace Footfall.Server.Commands;

/// <summary>Numbers of things in words: <c>1 event</c>, <c>1,234 events</c>.</summary>
internal static class Counted
{
    /// <summary>A number and what it counts.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">One of them.</param>
    /// <param name="more">More of them, where that is not <paramref name="one"/> with an s.</param>
    internal static string Of(long count, string one, string? more = null) => FormattableString.Invariant($"{count:N0} {(count == 1 ? one : more ?? $"{one}s")}");
}
