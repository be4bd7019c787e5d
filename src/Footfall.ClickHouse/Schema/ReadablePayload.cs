using System.Text;
using System.Text.RegularExpressions;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// Payloads as the engine can read them. Its JSON functions read nothing at all of a text that holds, anywhere, a number beyond 64 bits or a float
/// beyond the largest, and such numbers are ordinary where whole numbers have no limit: <c>{"inputs":{"n":2000000000000000000000}}</c>, <c>1e400</c>.
/// They become texts for the reading; payloads are stored as they were sent.
/// </summary>
public static partial class ReadablePayload
{
    // Nobody sends this character: Unicode gave it to programs for uses inside of them.
    private const char Mark = '\uFDD0';

    // All up to the next number of this size, texts as a whole; the number; what ends it. Else, when there is none any more, all the rest.
    private const string Pattern =
        @"((?:[^""0-9-]|""(?:[^""\\]|(?s:\\.))*""|-?[0-9][0-9.eE+-]*[\s,\]}])*?)"
        + @"(-[0-9]{19,}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|[0-9]{20,}(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?[eE]\+?[0-9]{3,})([\s,\]}])|((?s:.+))";

    /// <summary>The payload with numbers that the engine cannot read as texts of their digits.</summary>
    public static string Quoted { get; } = Replaced("");

    /// <summary>The same, with a mark in those texts, by which <see cref="Restored"/> knows them.</summary>
    public static string Marked { get; } = Replaced($"{Mark}");

    /// <summary>JSON out of a marked payload, with its numbers as they were sent.</summary>
    /// <param name="json">SQL of the JSON.</param>
    public static string Restored(string json) => $"replaceRegexpAll({json}, '\"{Mark}([0-9.eE+-]+)\"', '\\\\1')";

    /// <summary>A text out of a marked payload.</summary>
    /// <param name="text">SQL of the text.</param>
    public static string Unmarked(string text) => $"replaceOne({text}, '{Mark}', '')";

    /// <summary>A statement whose JSON functions read the payload, made one that reads of every payload what there is.</summary>
    /// <param name="sql">The statement.</param>
    public static string In(string sql) => Readers().Replace(sql, $"${{name}}({Quoted.Replace("$", "$$", StringComparison.Ordinal)}");

    // Whether the engine can read it costs as much as reading one member; a search for such numbers, ten times that.
    private static string Replaced(string mark)
    {
        // A text for the rest that is none of a number stands at the end of it, and is cut off there. The blank sees to it that there is a rest.
        var length = 2 + Encoding.UTF8.GetByteCount(mark);
        return FormattableString.Invariant(
            $"if(payload = '' OR isValidJSON(payload), payload, substring(replaceRegexpAll(concat(payload, ' '), '{Search}', '\\\\4\\\\1\"{mark}\\\\2\"\\\\3'), 1, -{length}))");
    }

    private static string Search => Pattern.Replace(@"\", @"\\", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?<name>JSON[A-Z]\w+)\(payload\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Readers();
}
