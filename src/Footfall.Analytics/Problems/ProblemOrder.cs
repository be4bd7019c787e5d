using System.Globalization;
using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Problems;

/// <summary>How a list of problems is sorted and where its next page begins: by value and not by number, so that problems that come meanwhile shift nothing.</summary>
public sealed class ProblemOrder
{
    private static readonly Dictionary<string, (string Sql, bool IsNumber)> Sorts = new()
    {
        // Regressed ones, new ones, the others that are open, and what needs nothing; the latest first in each.
        ["attention"] = ("toInt64(multiIf(state = 'regressed', 4, is_new AND state = 'open', 3, state = 'open', 2, 1)) * 100000000000000 + toUnixTimestamp64Milli(last_seen)", true),
        ["last_seen"] = ("toUnixTimestamp64Milli(last_seen)", true),
        ["first_seen"] = ("toUnixTimestamp64Milli(first_seen)", true),
        ["events"] = ("events", true),
        ["users"] = ("users", true),
        ["agents"] = ("agents", true),
        ["duration"] = ("ifNull(duration_ms, -1)", true),
        ["title"] = ("lowerUTF8(title)", false),
        ["type"] = ("type", false),
        ["state"] = ("state", false),
        ["assignee"] = ("assignee", false),
    };

    private readonly string _name;
    private readonly bool _isDescending;

    private ProblemOrder(string name, bool isDescending)
    {
        _name = name;
        _isDescending = isDescending;
    }

    /// <summary>Names that may be sorted by.</summary>
    public static IReadOnlyCollection<string> Names => Sorts.Keys;

    /// <summary>The latest first.</summary>
    public static ProblemOrder Latest { get; } = new("last_seen", isDescending: true);

    private string Text => (_isDescending ? "-" : "") + _name;

    private bool IsNumber => Sorts[_name].IsNumber;

    private string Direction => _isDescending ? "DESC" : "ASC";

    /// <summary>Reads <c>events</c> or <c>-events</c>; null when there is no such column. What needs attention is always on top.</summary>
    public static ProblemOrder? Read(string text)
    {
        var isDescending = text.StartsWith('-');
        var name = isDescending ? text[1..] : text;
        return Sorts.ContainsKey(name) ? new ProblemOrder(name, isDescending || name == "attention") : null;
    }

    /// <summary>Whether a token comes from a list of this order.</summary>
    public bool Accepts(RowToken token) =>
        token.Order == Text && ProblemId.Read(token.Id) is not null && (!IsNumber || long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    /// <summary>Where a page ended.</summary>
    public RowToken TokenOf(ProblemRow row) => new(Text, row.SortValue, row.Id);

    /// <summary>The value that rows are sorted by.</summary>
    internal string ValueSql => Sorts[_name].Sql;

    /// <summary>The function that puts the first of an array in order.</summary>
    internal string SortingSql => _isDescending ? "arrayPartialReverseSort" : "arrayPartialSort";

    /// <summary>SQL behind ORDER BY.</summary>
    /// <param name="table">What stands before the columns.</param>
    internal string SqlOf(string table) => $"{table}sorted {Direction}, {table}id {Direction}";

    /// <summary>Condition for what lies behind a token.</summary>
    internal string AfterSql(RowToken? after)
    {
        var value = IsNumber ? "toInt64({after_value:String})" : "{after_value:String}";
        return after is null ? "1" : $"(sorted, id) {(_isDescending ? '<' : '>')} ({value}, {{after_id:String}})";
    }
}
