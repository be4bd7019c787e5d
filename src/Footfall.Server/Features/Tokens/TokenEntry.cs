using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Tokens;

/// <summary>A token, without its text.</summary>
/// <param name="Id">Number.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">ingest, browser, personal or sql.</param>
/// <param name="Hint">First characters of its text.</param>
/// <param name="Account">Login of the account that it acts as.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Expires">When it stops working; null for never.</param>
/// <param name="LastUsed">When it was last used; null for never.</param>
/// <param name="Scopes">What it narrows; null for nothing.</param>
/// <param name="Origins">Pages that may use it.</param>
/// <param name="IdPrefix">What is put before the ids of what it sends.</param>
/// <param name="SuppliesWorkingTime">Orgs for which it sends working time itself, so that none is computed; '' for events without org.</param>
/// <param name="Limits">What it may send: null as the settings say, 0 for no limit.</param>
internal sealed record TokenEntry(
    int Id,
    string Name,
    string Kind,
    string Hint,
    string? Account,
    DateTimeOffset Created,
    DateTimeOffset? Expires,
    DateTimeOffset? LastUsed,
    IReadOnlyList<string>? Scopes,
    IReadOnlyList<string> Origins,
    string? IdPrefix,
    IReadOnlyList<string> SuppliesWorkingTime,
    OwnLimits Limits)
{
    internal static TokenEntry Of(AccessToken token, string? login, DateTimeOffset? lastUsed, IReadOnlyList<string> supplies) => new(
        token.Id,
        token.Name,
        token.Kind,
        token.Hint,
        login,
        token.Created,
        token.Expires,
        lastUsed ?? token.LastUsed,
        token.Rules.Scopes,
        token.Rules.Origins,
        token.IdPrefix,
        supplies,
        token.Limits);
}
