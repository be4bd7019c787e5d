namespace Footfall.Model;

/// <summary>What a token narrows (semantics 10.2).</summary>
public sealed record TokenRules
{
    /// <summary>Right to ask questions.</summary>
    public const string Read = "read";

    /// <summary>Right to send events.</summary>
    public const string Send = "send";

    /// <summary>Right to change things.</summary>
    public const string Administrate = "administrate";

    /// <summary>Narrows nothing.</summary>
    public static TokenRules None { get; } = new();

    /// <summary>Number of the token; 0 for none.</summary>
    public int Id { get; init; }

    /// <summary>
    /// Scopes of events that may be sent, <c>verb:object</c> with <c>*</c> for either; of a personal token, the rights that it
    /// has of its account's. Null narrows nothing.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Pages that may use it, <c>https://app.example</c>; only for the tokens of browsers.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Is put before every id of what is sent, so that two platforms can share a server (semantics 1.1).</summary>
    public string? IdPrefix { get; init; }

    /// <summary>Whether a scope, <c>create:job</c>, matches a pattern: itself, <c>create:*</c>, <c>*:job</c> or <c>*:*</c>.</summary>
    public static bool Matches(string pattern, string scope)
    {
        var (wanted, given) = (pattern.Split(':'), scope.Split(':'));
        return wanted.Zip(given).All(p => p.First == "*" || p.First == p.Second);
    }
}
