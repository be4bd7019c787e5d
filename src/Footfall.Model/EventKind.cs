namespace Footfall.Model;

/// <summary>What kind of thing an event is, derived from its scope and a few facts (semantics 2.2).</summary>
public static class EventKind
{
    /// <summary>A report of an error.</summary>
    public const string Error = "error";

    /// <summary>A change of an entity, recorded by a server.</summary>
    public const string Audit = "audit";

    /// <summary>Everything else: use of the platform.</summary>
    public const string Usage = "usage";

    /// <summary>A call of a function that belongs to a package.</summary>
    public const string PackageFunction = "function-package";

    /// <summary>A call of a function of no package.</summary>
    public const string Function = "function";

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EntityVerbs =
        new HashSet<string> { "create", "update", "delete", "restore", "confirm", "add", "remove", "login", "logout", "publish" }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether only servers know of what this scope says: changes of entities, and working time.</summary>
    public static bool IsOfServers(string scope) =>
        scope == Scope.WorkingTime || EntityVerbs.Contains(scope.AsSpan(0, scope.IndexOf(':', StringComparison.Ordinal)));

    /// <summary>The kind.</summary>
    /// <param name="scope">A well-formed scope.</param>
    /// <param name="source">Who reported the event.</param>
    /// <param name="hasPackage">Whether the event names a package.</param>
    /// <param name="statedKind">Member <c>kind</c> of the payload; <c>script</c> and <c>data-query</c> override for calls.</param>
    public static string Of(string scope, Source source, bool hasPackage, string? statedKind)
    {
        if (scope is "call:function")
        {
            return statedKind is "script" or "data-query" ? statedKind : hasPackage ? PackageFunction : Function;
        }

        if (scope is Scope.Exception)
        {
            return Error;
        }

        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        var verb = scope.AsSpan(0, colon);
        if (verb is "log")
        {
            return scope[(colon + 1)..];
        }

        return source == Source.Server && EntityVerbs.Contains(verb) ? Audit : Usage;
    }
}
