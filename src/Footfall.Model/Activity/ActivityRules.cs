namespace Footfall.Model.Activity;

/// <summary>
/// Which events show their user active, and in which category (semantics 6.1): <c>use:X</c> in X, <c>login:user</c> in login, and scopes that the
/// setting <c>Activity:Scopes</c> maps.
/// </summary>
public sealed class ActivityRules
{
    /// <summary>Scope of signing in.</summary>
    public const string LoginScope = "login:user";

    /// <summary>Begin of the scopes that report activity.</summary>
    public const string UseVerb = "use:";

    private readonly SortedDictionary<string, string> _mapped;

    /// <summary>Creates rules.</summary>
    /// <param name="mapped">Category by scope, beyond <c>use:X</c> and <c>login:user</c>.</param>
    public ActivityRules(IEnumerable<KeyValuePair<string, string>> mapped) =>
        _mapped = new SortedDictionary<string, string>(mapped.ToDictionary(m => m.Key, m => m.Value), StringComparer.Ordinal);

    /// <summary>No scopes are mapped.</summary>
    public static ActivityRules Standard { get; } = new([]);

    /// <summary>Category by scope, in order, without <c>use:X</c> and <c>login:user</c>.</summary>
    public IReadOnlyDictionary<string, string> Mapped => _mapped;

    /// <summary>Scopes that are named one by one, <c>login:user</c> among them, in the order of <see cref="Categories"/>.</summary>
    public IEnumerable<string> Scopes => [LoginScope, .. _mapped.Keys];

    /// <summary>Categories of <see cref="Scopes"/>.</summary>
    public IEnumerable<string> Categories => [ActivityCategory.Login, .. _mapped.Values];

    /// <summary>Whether a scope may be mapped: those that have a category by themselves may not, nor rows that Footfall computes.</summary>
    public static bool MayMap(string scope) =>
        Scope.IsValid(scope) && scope is not (LoginScope or Scope.WorkingTime) && !scope.StartsWith(UseVerb, StringComparison.Ordinal);

    /// <summary>The category of a scope; null when it shows no activity.</summary>
    public string? CategoryOf(string scope) =>
        scope.StartsWith(UseVerb, StringComparison.Ordinal) ? scope[UseVerb.Length..]
        : scope == LoginScope ? ActivityCategory.Login
        : _mapped.GetValueOrDefault(scope);

    /// <summary>The mapping as lines of <c>scope=category</c>.</summary>
    public override string ToString() => string.Join('\n', _mapped.Select(m => $"{m.Key}={m.Value}"));

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static ActivityRules Parse(string lines) => new(lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(l => l.Split('=', 2))
        .Select(l => KeyValuePair.Create(l[0], l[1])));
}
