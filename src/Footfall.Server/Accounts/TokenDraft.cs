using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Server.Accounts;

/// <summary>A token that is to be made.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">One of <see cref="TokenKinds"/>.</param>
internal sealed record TokenDraft(string Name, string Kind)
{
    /// <summary>Name of keys that signing in as CVAT's clients do gives.</summary>
    internal const string KeyName = "CVAT sign-in";

    /// <summary>The same of Kodosumi's.</summary>
    internal const string KodosumiKeyName = "Kodosumi sign-in";

    /// <summary>The account that it acts as.</summary>
    internal string? AccountId { get; init; }

    /// <summary>When it stops working; null for never.</summary>
    internal DateTimeOffset? Expires { get; init; }

    /// <summary>Scopes; null for no limit.</summary>
    internal IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Origins of pages.</summary>
    internal IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>What is put before ids.</summary>
    internal string? IdPrefix { get; init; }

    /// <summary>How much it may send.</summary>
    internal OwnLimits Limits { get; init; } = new();
}
