using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.ClickHouse;

namespace Footfall.Analytics.Sql;

/// <summary>The engine's failures in words for who wrote the statement: with the names that they know, and the place in their text.</summary>
internal static partial class SqlErrors
{
    /// <summary>What is put before a statement to have its tree.</summary>
    internal const string TreePrefix = "EXPLAIN AST ";

    private const int TooManyRows = 396;
    private const int TooManyBytes = 307;

    internal static SqlException Of(StoreException e, SqlRewrite text, SqlScope scope)
    {
        var message = Hints().Replace(scope.InWords(Doubled().Replace(e.Message, "")), "");
        var place = e.Code == SqlException.Syntax ? AtPosition(e.Message, text) : AtName(message, text);
        return e.Code switch
        {
            StoreErrors.Timeout => new SqlException(e.Code, "The statement took longer than it may (setting Sql:MaxSeconds). Ask for a shorter period or fewer columns.", place),
            StoreErrors.MemoryLimit => new SqlException(e.Code, "The statement needs more memory than it may have (setting Sql:MaxMemoryMegabytes). Ask for a shorter period or group by less.", place),
            TooManyRows when !e.Message.Contains("max bytes", StringComparison.Ordinal) => new SqlException(e.Code, "The result has more rows than it may have (setting Sql:MaxRows). Add a LIMIT.", place),
            TooManyRows or TooManyBytes => new SqlException(e.Code, "The result is larger than it may be (setting Sql:MaxResultMegabytes). Add a LIMIT or name fewer columns.", place),
            _ => new SqlException(e.Code, Position().Replace(Column().Replace(message.Trim(), ""), m => string.Create(CultureInfo.InvariantCulture, $"failed at position {IndexOf(m, text) + 1}")), place),
        };
    }

    private static SqlPlace? AtPosition(string message, SqlRewrite text) =>
        Position().Match(message) is { Success: true } match ? SqlPlace.Of(text.Written, IndexOf(match, text)) : null;

    /// <summary><c>Syntax error: failed at position 29 (FRO) ...</c>: in bytes from 1, of the statement with what asks for its tree. The place in what was written.</summary>
    private static int IndexOf(Match position, SqlRewrite text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.Sql);
        var at = int.Parse(position.Groups["at"].ValueSpan, CultureInfo.InvariantCulture) - TreePrefix.Length - 1;
        return text.IndexOf(Encoding.UTF8.GetCharCount(bytes, 0, Math.Clamp(at, 0, bytes.Length)));
    }

    /// <summary>The first place of a name that the engine says it does not know.</summary>
    private static SqlPlace? AtName(string message, SqlRewrite text)
    {
        var match = UnknownName().Match(message);
        if (!match.Success)
        {
            return null;
        }

        var name = match.Groups["name"].Value.Split('.')[^1];
        foreach (var token in SqlTokens.Of(text.Written))
        {
            if (token.Name(text.Written) == name)
            {
                return SqlPlace.Of(text.Written, token.Start);
            }
        }

        return null;
    }

    // The engine wraps what EXPLAIN fails with: Code: 164. DB::Exception: Code: 164. DB::Exception: ...
    [GeneratedRegex(@"Code: \d+\. DB::Exception: |\s*\(version [^)]*\)\.?|/\* ff:\d+ \*/ ?|EXPLAIN AST ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Doubled();

    // Hints name tables of other databases, too. The scope that an unknown name was looked for in is the whole statement, with macros written out.
    [GeneratedRegex(@" in scope .*(?= \(UNKNOWN_IDENTIFIER\))|\.? ?Maybe you meant:? .*?(?=\. \(|\(UNKNOWN|$)", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hints();

    // Counted with what stands before the statement; the answer has line and column of its own.
    [GeneratedRegex(@" \(line \d{1,9}, col \d{1,9}\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Column();

    [GeneratedRegex(@"failed at position (?<at>\d{1,9})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Position();

    [GeneratedRegex(@"[Uu]nknown (expression or function |expression or table expression |table expression |table |expression |function )?(identifier )?[`']?(?<name>[\w.]+)|Function with name [`'](?<name>\w+)|Missing columns: '(?<name>\w+)'|Substitution `(?<name>\w+)` is not set", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UnknownName();
}
