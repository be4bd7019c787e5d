using Footfall.Model;
using Microsoft.AspNetCore.Authorization;

namespace Footfall.Server.Accounts;

/// <summary>Who may do what, by name. Which rows an answer may be made of is <see cref="Rights"/>.</summary>
internal static class Policies
{
    /// <summary>Ask questions about events; the answer is made of the rows that the caller may see.</summary>
    internal const string Read = "read";

    /// <summary>See numbers over everybody, or over everybody of one's own orgs; not for those who see their own data alone.</summary>
    internal const string Count = "count";

    /// <summary>See how Footfall itself is doing: its intake, its senders.</summary>
    internal const string Observe = "observe";

    /// <summary>Send events to it. Accounts do not: what is sent could be anybody's.</summary>
    internal const string Send = "send";

    /// <summary>Change Footfall itself.</summary>
    internal const string Administrate = "administrate";

    /// <summary>Say how it stands with what was found: resolve a problem, assign it, merge it.</summary>
    internal const string Act = "act";

    /// <summary>Be somebody who signed in: for what one's own account is.</summary>
    internal const string SignedIn = "signed-in";

    /// <summary>Change what is one's own: password, tokens, sessions.</summary>
    internal const string Own = "own";

    /// <summary>Ask in SQL, of the rows that the caller may see.</summary>
    internal const string Sql = "sql";

    /// <summary>Be a command on this machine, through the data folder's socket.</summary>
    internal const string Machine = "machine";

    private static readonly Dictionary<string, Func<Caller, bool>> Rules = new()
    {
        [Machine] = c => c.Kind == CallerKind.Local,
        [Read] = c => IsPerson(c) && c.Has(TokenRules.Read) && Rights.Of(c) is not null,
        [Count] = c => IsPerson(c) && c.Has(TokenRules.Read) && Rights.Of(c) is { UserId: null },
        [Observe] = c => IsPerson(c) && c.Has(TokenRules.Read) && c.SeesEverything,
        [Send] = c => c.Kind is CallerKind.IngestToken or CallerKind.BrowserToken or CallerKind.Local,
        [Administrate] = c => IsPerson(c) && c.Has(TokenRules.Administrate) && c.IsAdministrator,
        [Act] = c => IsPerson(c) && c.Has(TokenRules.Administrate) && Rights.Of(c) is not null && (c.IsAdministrator || c.Role == Role.Manager),
        [SignedIn] = IsPerson,
        [Sql] = c => (c.Kind == CallerKind.SqlToken || (IsPerson(c) && c.Has(TokenRules.Read))) && Rights.Of(c) is not null,
        [Own] = c => IsPerson(c) && c.Has(TokenRules.Administrate),
    };

    /// <summary>Whether a policy lets a caller through.</summary>
    internal static bool Allows(string policy, Caller caller) => Rules[policy](caller);

    internal static void Add(AuthorizationOptions options)
    {
        foreach (var (name, allows) in Rules)
        {
            options.AddPolicy(name, p => p.RequireAssertion(c => c.Resource is HttpContext context && context.Features.Get<Caller>() is { } caller && allows(caller)));
        }

        options.FallbackPolicy = options.GetPolicy(Read);
    }

    private static bool IsPerson(Caller caller) => caller.Kind is CallerKind.Account or CallerKind.Local;
}
