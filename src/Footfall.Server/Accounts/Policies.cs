using Footfall.Model;
using Microsoft.AspNetCore.Authorization;

namespace Footfall.Server.Accounts;

/// <summary>Who may do what, by name.</summary>
internal static class Policies
{
    /// <summary>See what is in the store.</summary>
    internal const string Read = "read";

    /// <summary>Send events to it. Accounts do not: what is sent could be anybody's.</summary>
    internal const string Send = "send";

    /// <summary>Change Footfall itself.</summary>
    internal const string Administrate = "administrate";

    internal static void Add(AuthorizationOptions options)
    {
        options.AddPolicy(Read, p => p.RequireAssertion(c => Callers.Read(c.User) is { SeesEverything: true }));
        options.AddPolicy(Send, p => p.RequireAssertion(c => Callers.Read(c.User) is { Kind: not CallerKind.Account }));
        options.AddPolicy(Administrate, p => p.RequireAssertion(c => Callers.Read(c.User) is { IsAdministrator: true }));
        options.FallbackPolicy = options.GetPolicy(Read);
    }
}
