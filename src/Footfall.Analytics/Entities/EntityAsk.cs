using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Entities;

/// <summary>Which entities are asked for.</summary>
/// <param name="Kind">Kind, one of <see cref="EntityRef.Kinds"/>.</param>
/// <param name="Access">What the caller may see.</param>
/// <param name="Orgs">Names of the orgs that they must belong to; null for any.</param>
public sealed record EntityAsk(string Kind, Access Access, IReadOnlyList<string>? Orgs)
{
    /// <summary>The id that it must have; null for any.</summary>
    public string? Id { get; init; }

    /// <summary>Part of name or id; empty for any.</summary>
    public string Search { get; init; } = "";

    /// <summary>all, exists or deleted.</summary>
    public string State { get; init; } = "all";

    /// <summary>One of <see cref="EntityQuestions.Sorts"/>.</summary>
    public string Sort { get; init; } = "-created_at";
}
