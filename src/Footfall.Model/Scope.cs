using System.Buffers;

namespace Footfall.Model;

/// <summary>The rule for scopes: <c>^[a-z0-9_]+:[a-z0-9_]+$</c>, at most <see cref="MaxLength"/> characters.</summary>
public static class Scope
{
    /// <summary>Longest scope that is taken. Ours: scopes are a short list that people read.</summary>
    public const int MaxLength = 100;

    /// <summary>Scope of the rows that carry computed working time.</summary>
    public const string WorkingTime = "send:working_time";

    /// <summary>Scope of an error report.</summary>
    public const string Exception = "send:exception";

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Whether <paramref name="text"/> is a well-formed scope.</summary>
    public static bool IsValid(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        return colon > 0
            && colon < text.Length - 1
            && text.Length <= MaxLength
            && !text[..colon].ContainsAnyExcept(Allowed)
            && !text[(colon + 1)..].ContainsAnyExcept(Allowed);
    }
}
