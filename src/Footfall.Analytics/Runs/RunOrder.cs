using System.Globalization;
using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Runs;

/// <summary>How a list of runs is sorted and where its next page begins: by value and not by number, so that runs that begin meanwhile shift nothing.</summary>
public sealed class RunOrder
{
    private const string Shown = "user_shown";

    private static readonly Dictionary<string, (string Column, bool IsNumber)> Sorts = new()
    {
        ["started"] = ("began", true),
        ["runtime"] = ("runtime", true),
        ["ended"] = ("ended", true),
        ["uploads"] = ("uploads", true),
        ["downloads"] = ("downloads", true),
        ["attempt"] = ("attempt", true),
        ["name"] = ("name", false),
        ["type"] = ("type", false),
        ["agent"] = ("agent", false),
        ["user"] = (Shown, false),
        ["status"] = ("shown", false),
        ["run_id"] = ("run_id", false),
    };

    private readonly string _name;
    private readonly bool _isDescending;

    private RunOrder(string name, bool isDescending)
    {
        _name = name;
        _isDescending = isDescending;
    }

    /// <summary>Names that may be sorted by.</summary>
    public static IReadOnlyCollection<string> Names => Sorts.Keys;

    /// <summary>The latest first.</summary>
    public static RunOrder Latest { get; } = new("started", isDescending: true);

    /// <summary>Columns that it needs.</summary>
    internal string[] Columns => Column is "run_id" or Shown ? [] : [Column];

    /// <summary>Whether it is by the name of the user that is shown, which is no column of a run: <c>user_shown</c>.</summary>
    internal bool IsByUser => Column == Shown;

    private string Text => (_isDescending ? "-" : "") + _name;

    private string Column => Sorts[_name].Column;

    private bool IsNumber => Sorts[_name].IsNumber;

    private string Direction => _isDescending ? "DESC" : "ASC";

    /// <summary>Reads <c>runtime</c> or <c>-runtime</c>; null when there is no such column.</summary>
    public static RunOrder? Read(string text)
    {
        var isDescending = text.StartsWith('-');
        var name = isDescending ? text[1..] : text;
        return Sorts.ContainsKey(name) ? new RunOrder(name, isDescending) : null;
    }

    /// <summary>Whether a token comes from a list of this order.</summary>
    public bool Accepts(RowToken token) =>
        token.Order == Text && (!IsNumber || double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>Where a page ended.</summary>
    /// <param name="row">Its last row.</param>
    /// <param name="at">When it was as it is told, Unix milliseconds.</param>
    public RowToken TokenOf(RunRow row, long at) => new(Text, row.SortValue, row.RunId) { At = at };

    /// <summary>The value that rows are sorted by, as text that keeps all of it.</summary>
    internal string ValueSql => $"toString(told.{Column})";

    /// <summary>SQL behind ORDER BY.</summary>
    /// <param name="table">What stands before the columns.</param>
    internal string SqlOf(string table) => Column == "run_id" ? $"{table}run_id {Direction}" : $"{table}{Column} {Direction}, {table}run_id {Direction}";

    /// <summary>Condition for what lies behind a token.</summary>
    internal string AfterSql(RowToken? after)
    {
        if (after is null)
        {
            return "1";
        }

        var value = IsNumber ? "toFloat64({after_value:String})" : "{after_value:String}";
        return $"({Column}, run_id) {(_isDescending ? '<' : '>')} ({value}, {{after_id:String}})";
    }
}
