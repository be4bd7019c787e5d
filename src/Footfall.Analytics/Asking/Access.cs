namespace Footfall.Analytics.Asking;

/// <summary>Which rows a caller may see at all. Carried into every question, so that no endpoint can forget it.</summary>
public sealed record Access
{
    /// <summary>Everything.</summary>
    public static Access All { get; } = new();

    /// <summary>Orgs (id or short name) that may be seen; null for all.</summary>
    public IReadOnlyList<string>? Orgs { get; init; }

    /// <summary>The only user whose rows may be seen; null for all.</summary>
    public string? UserId { get; init; }

    /// <summary>Who asks, as a user of the platform: of runs without org one's own may be seen, too (semantics 10.1).</summary>
    public string? OwnUserId { get; init; }
}
