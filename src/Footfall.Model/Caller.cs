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

    /// <summary>Id of the account; null when it is none.</summary>
    public string? AccountId => Kind == CallerKind.Account ? Owner[(Owner.IndexOf(':', StringComparison.Ordinal) + 1)..] : null;

    /// <summary>Whether it may change Footfall itself.</summary>
    public bool IsAdministrator => Role == Model.Role.Administrator || Kind == CallerKind.Local;

    /// <summary>Whether it may see the events of everybody, and how Footfall itself is doing.</summary>
    public bool SeesEverything => Role is Model.Role.Administrator or Model.Role.Analyst || Kind == CallerKind.Local;

    /// <summary>Whether a personal token leaves its account this right (<see cref="TokenRules.Read"/> and the others).</summary>
    public bool Has(string right) => Kind != CallerKind.Account || Token.Scopes?.Contains(right) != false;

    /// <summary>Why the caller may not send events of this scope; null when it may.</summary>
    public string? WhyNotSend(string scope) => Kind switch
    {
        CallerKind.IngestToken or CallerKind.BrowserToken when Token.Scopes is { } scopes && !scopes.Any(s => TokenRules.Matches(s, scope)) =>
            $"This token may not send {scope}; its scopes are {string.Join(", ", scopes)}.",
        CallerKind.BrowserToken when Token.Scopes is null && EventKind.IsOfServers(scope) =>
            $"A browser may not send {scope}: what it says happened to {scope[(scope.IndexOf(':', StringComparison.Ordinal) + 1)..]} is for a server to report. Give the token that scope if it is meant.",
        _ => null,
    };

    /// <summary>The user of the platform that the account is linked to; null when it is linked to none.</summary>
    public string? UserId { get; init; }

    /// <summary>Orgs that the account belongs to, by id or short name: a manager manages them.</summary>
    public IReadOnlyList<string> Orgs { get; init; } = [];

    /// <summary>Mail address of the account.</summary>
    public string? Email { get; init; }

    /// <summary>What a token narrows its owner to; nothing for who came without a token.</summary>
    public TokenRules Token { get; init; } = TokenRules.None;
}
