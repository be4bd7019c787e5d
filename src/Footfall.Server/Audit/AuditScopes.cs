namespace Footfall.Server.Audit;

/// <summary>Scopes of the audit that more than one place needs.</summary>
internal static class AuditScopes
{
    /// <summary>Signing in; <c>payload.status</c> 401 says that it failed.</summary>
    internal const string SignIn = "login:account";
}
