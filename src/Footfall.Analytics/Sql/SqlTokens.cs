using System.Buffers;

namespace Footfall.Analytics.Sql;

/// <summary>
/// Cuts a statement into pieces, as far as is needed to find names and clauses in it outside of texts and comments. No rule of safety rests on it:
/// what a statement does is for the engine's own parser to say (<see cref="SqlTree"/>).
/// </summary>
public static class SqlTokens
{
    private static readonly SearchValues<char> TagLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>The pieces, in order.</summary>
    public static IReadOnlyList<SqlToken> Of(string sql)
    {
        var tokens = new List<SqlToken>();
        for (var at = 0; at < sql.Length;)
        {
            var (kind, length) = Next(sql, at);
            if (kind is { } known)
            {
                tokens.Add(new SqlToken(known, at, length));
            }

            at += length;
        }

        return tokens;
    }

    private static (SqlTokenKind? Kind, int Length) Next(string sql, int at)
    {
        var rest = sql.AsSpan(at);
        return rest[0] switch
        {
            var c when char.IsWhiteSpace(c) => (null, 1),
            '-' when rest.StartsWith("--") => (null, UpTo(rest, "\n")),
            '#' when rest.StartsWith("# ") || rest.StartsWith("#!") => (null, UpTo(rest, "\n")),
            '/' when rest.StartsWith("/*") => (null, UpTo(rest, "*/")),
            '\'' => (SqlTokenKind.Text, Quoted(rest)),
            '"' or '`' => (SqlTokenKind.QuotedName, Quoted(rest)),
            '$' when Heredoc(rest) is var length and > 0 => (SqlTokenKind.Text, length),
            var c when char.IsAsciiDigit(c) => (SqlTokenKind.Number, While(rest, d => char.IsAsciiLetterOrDigit(d) || d is '.' or '_')),
            var c when IsName(c) => (SqlTokenKind.Word, While(rest, IsName)),
            _ => (SqlTokenKind.Sign, 1),
        };
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';

    private static int While(ReadOnlySpan<char> rest, Func<char, bool> belongs)
    {
        var length = 1;
        while (length < rest.Length && belongs(rest[length]))
        {
            length++;
        }

        return length;
    }

    private static int UpTo(ReadOnlySpan<char> rest, string end)
    {
        var found = rest[1..].IndexOf(end);
        return found < 0 ? rest.Length : found + 1 + end.Length;
    }

    private static int Quoted(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '\\')
            {
                i++;
            }
            else if (rest[i] == rest[0])
            {
                if (i + 1 == rest.Length || rest[i + 1] != rest[0])
                {
                    return i + 1;
                }

                i++;
            }
        }

        return rest.Length;
    }

    /// <summary><c>$tag$ ... $tag$</c>; 0 when it is none.</summary>
    private static int Heredoc(ReadOnlySpan<char> rest)
    {
        var tagEnd = rest[1..].IndexOf('$');
        if (tagEnd < 0 || rest.Slice(1, tagEnd).ContainsAnyExcept(TagLetters))
        {
            return 0;
        }

        var tag = rest[..(tagEnd + 2)];
        var end = rest[tag.Length..].IndexOf(tag);
        return end < 0 ? 0 : tag.Length + end + tag.Length;
    }
}
