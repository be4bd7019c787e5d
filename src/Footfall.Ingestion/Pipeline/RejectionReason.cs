namespace Footfall.Ingestion.Pipeline;

/// <summary>Why a record is not taken. The set is closed: counters and the rejected-records file rely on it.</summary>
public static class RejectionReason
{
    /// <summary>The record is not a JSON object.</summary>
    public const string InvalidJson = "invalid_json";

    /// <summary>There is no scope.</summary>
    public const string MissingScope = "missing_scope";

    /// <summary>The scope is not of the form <c>verb:object</c>.</summary>
    public const string InvalidScope = "invalid_scope";

    /// <summary>There is no timestamp.</summary>
    public const string MissingTimestamp = "missing_timestamp";

    /// <summary>The timestamp is neither RFC 3339 nor Unix seconds.</summary>
    public const string InvalidTimestamp = "invalid_timestamp";

    /// <summary>A member has the wrong type.</summary>
    public const string InvalidField = "invalid_field";

    /// <summary>A number or a time lies outside of what is taken.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A text is longer than what is taken.</summary>
    public const string TooLarge = "too_large";

    /// <summary>The token may not send this scope.</summary>
    public const string ScopeNotAllowed = "scope_not_allowed";

    /// <summary>A rule of the server leaves such events out.</summary>
    public const string Excluded = "excluded";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [InvalidJson, MissingScope, InvalidScope, MissingTimestamp, InvalidTimestamp, InvalidField, OutOfRange, TooLarge, ScopeNotAllowed, Excluded];
}
