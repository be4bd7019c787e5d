namespace Footfall.Model;

/// <summary>Who makes a request, once checked: an account of Footfall, or a token.</summary>
public sealed record Caller
{
    /// <summary>What ids of events are unique within: <c>account:ID</c> or <c>token:ID</c>.</summary>
    public required string Owner { get; init; }

    /// <summary>Login of the account, or name of the token: for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required CallerKind Kind { get; init; }

    /// <summary>What an account may do; tokens have no role.</summary>
    public Role? Role { get; init; }

    /// <summary>Whether it may change Footfall itself.</summary>
    public bool IsAdministrator => Role == Model.Role.Administrator || Kind == CallerKind.Local;

    /// <summary>Whether it may see the events of everybody, and how Footfall itself is doing.</summary>
    public bool SeesEverything => Role is Model.Role.Administrator or Model.Role.Analyst || Kind == CallerKind.Local;

    /// <summary>The user of the platform that the account is linked to; null when it is linked to none.</summary>
    public string? UserId { get; init; }

    /// <summary>Orgs that the account belongs to, by id or short name: a manager manages them.</summary>
    public IReadOnlyList<string> Orgs { get; init; } = [];

    /// <summary>Mail address of the account.</summary>
    public string? Email { get; init; }
}
