using System.Security.Claims;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>Callers as claims, which is how ASP.NET Core's authentication carries them, and back.</summary>
internal static class Callers
{
    private const string Kind = "footfall:kind";
    private const string Owner = "footfall:owner";
    private const string UserId = "footfall:user";
    private const string RoleClaim = "footfall:role";

    internal static Caller Of(Account account) => new()
    {
        Owner = $"account:{account.Id}",
        Name = account.UserName!,
        Kind = CallerKind.Account,
        Role = account.Role,
        UserId = account.UserId,
        Orgs = [.. account.Orgs.Select(o => o.Org).Order(StringComparer.Ordinal)],
        Email = account.Email,
    };

    /// <summary>What a token is by itself; one that belongs to an account is completed by <see cref="AccountBook.Find(AccessToken)"/>.</summary>
    internal static Caller Of(AccessToken token) => new()
    {
        Owner = FormattableString.Invariant($"token:{token.Id}"),
        Name = token.Name,
        Kind = token.Kind switch
        {
            TokenKinds.Browser => CallerKind.BrowserToken,
            TokenKinds.Sql => CallerKind.SqlToken,
            TokenKinds.Personal => CallerKind.Account,
            _ => CallerKind.IngestToken,
        },
        Token = token.Rules,
    };

    internal static Caller Local { get; } = new() { Owner = "local", Name = "command line", Kind = CallerKind.Local };

    internal static IEnumerable<Claim> Claims(Caller caller)
    {
        yield return new Claim(Kind, caller.Kind.ToString());
        yield return new Claim(Owner, caller.Owner);
        if (caller.Role is { } role)
        {
            yield return new Claim(RoleClaim, role.ToString());
        }

        if (caller.UserId is { } user)
        {
            yield return new Claim(UserId, user);
        }
    }

    internal static ClaimsPrincipal Principal(Caller caller, string scheme) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.Name), .. Claims(caller)], scheme));

    internal static Caller? Read(ClaimsPrincipal principal) => principal.FindFirstValue(Owner) is not { } owner ? null : new Caller
    {
        Owner = owner,
        Name = principal.Identity?.Name ?? "",
        Kind = Enum.Parse<CallerKind>(principal.FindFirstValue(Kind)!),
        Role = principal.FindFirstValue(RoleClaim) is { } role ? Enum.Parse<Role>(role) : null,
        UserId = principal.FindFirstValue(UserId),
        Email = principal.FindFirstValue(ClaimTypes.Email),
    };
}
