using System.Globalization;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>
/// How a list of events is sorted and where its next page begins. Pages go by value and not by number, so that events that
/// arrive meanwhile shift nothing.
/// </summary>
public sealed class SortOrder
{
    // The table is sorted by day first: naming the day lets the engine read backwards and stop early.
    private const string Day = "toStartOfDay(time)";

    private static readonly Dictionary<string, string> Columns = new()
    {
        ["time"] = "toUnixTimestamp64Milli(time)",
        ["received"] = "toUnixTimestamp64Milli(received)",
        ["duration"] = "toInt64(ifNull(duration, -1))",
        ["count"] = "toInt64(ifNull(count, -1))",
        ["scope"] = "toString(scope)",
        ["kind"] = "toString(kind)",
        ["source"] = "toString(source)",
        ["org"] = "toString(org_slug)",
        ["user"] = "toString(user_name)",
        ["project"] = "toString(project_id)",
        ["task"] = "toString(task_id)",
        ["job"] = "toString(job_id)",
        ["package"] = "toString(package)",
        ["function"] = "toString(function)",
        ["obj_name"] = "toString(obj_name)",
        ["obj_id"] = "obj_id",
        ["obj_val"] = "obj_val",
        ["level"] = "toString(level)",
        ["client"] = "toString(client_name)",
        ["os"] = "toString(os)",
        ["agent"] = "toString(agent)",
    };

    private readonly string _column;
    private readonly bool _descending;

    private SortOrder(string column, bool descending)
    {
        _column = column;
        _descending = descending;
    }

    /// <summary>Newest first.</summary>
    public static SortOrder Newest { get; } = new("time", descending: true);

    /// <summary>Names that may be sorted by.</summary>
    public static IReadOnlyCollection<string> Names => Columns.Keys;

    /// <summary>Reads <c>duration</c> or <c>-duration</c>; null when there is no such column.</summary>
    public static SortOrder? Read(string text)
    {
        var descending = text.StartsWith('-');
        var column = descending ? text[1..] : text;
        return Columns.ContainsKey(column) ? new SortOrder(column, descending) : null;
    }

    /// <summary>The parts of the question that sort and page.</summary>
    /// <param name="after">The last row of the page before; null for the first page.</param>
    /// <param name="limit">Rows a page; null for all.</param>
    public QuestionPart[] Parts(PageToken? after, int? limit) =>
    [
        new("after", AfterSql(after), after is null ? null : p => AddAfter(p, after)),
        new("order", OrderSql()),
        new("limit", limit is null ? "" : "LIMIT {limit:Int64}", limit is { } rows ? p => p.Add("limit", rows) : null),
    ];

    /// <summary>
    /// The part of a range, a day long, where a page begins that is sorted by time: rows outside of it come later. Null when there is none that is shorter
    /// than what is left of the range.
    /// </summary>
    public TimeRange? FirstDay(TimeRange range, PageToken? after)
    {
        if (_column != "time")
        {
            return null;
        }

        // The row where the page before ended stays inside, for others may have its time.
        var left = after is null ? range
            : _descending ? range with { To = Earlier(range.To, after.Time.AddMilliseconds(1)) }
            : range with { From = Later(range.From, after.Time) };
        return left.Length <= TimeSpan.FromDays(1) ? null
            : _descending ? left with { From = left.To.AddDays(-1) }
            : left with { To = left.From.AddDays(1) };
    }

    /// <summary>
    /// A page of a range. The engine reads nearly all of a range to give the first rows of it, and most pages lie in the first day that they can lie in: so that is
    /// asked for first.
    /// </summary>
    internal async Task<List<EventRow>> PageAsync(TimeRange range, PageToken? after, int limit, Func<TimeRange, Task<List<EventRow>>> ask)
    {
        var first = FirstDay(range, after) is { } day ? await ask(day) : [];
        return first.Count == limit ? first : await ask(range);
    }

    /// <summary>Where the next page begins after <paramref name="last"/>.</summary>
    public PageToken TokenOf(EventRow last) => new(Name, ValueOf(last), last.Time, last.Id);

    /// <summary>Whether a token is one that a page in this order gave.</summary>
    public bool Accepts(PageToken after) => after.Order == Name
        && after.Value is not null
        && (!IsNumber || _column == "time" || long.TryParse(after.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
        && after.Time.Year is >= 1970 and < 2200;

    /// <summary>As it was asked for, for example <c>-time</c>.</summary>
    public string Text => Name;

    private string Name => _descending ? $"-{_column}" : _column;

    private string ValueSql => Columns[_column];

    private bool IsNumber => _column is "time" or "received" or "duration" or "count";

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private string OrderSql()
    {
        var direction = _descending ? "DESC" : "ASC";
        return _column == "time"
            ? $"{Day} {direction}, time {direction}, id {direction}"
            : $"{Columns[_column]} {direction}, time DESC, id DESC";
    }

    private string AfterSql(PageToken? after)
    {
        if (after is null)
        {
            return "1";
        }

        const string Time = "fromUnixTimestamp64Milli({after_time:Int64}, 'UTC')";
        if (_column == "time")
        {
            var sign = _descending ? '<' : '>';
            return $"time {sign}= {Time} AND (time {sign} {Time} OR id {sign} {{after_id:UUID}})";
        }

        var value = IsNumber ? "{after_value:Int64}" : "{after_value:String}";
        var beyond = _descending ? '<' : '>';
        return $"({ValueSql} {beyond} {value} OR ({ValueSql} = {value} AND (time < {Time} OR (time = {Time} AND id < {{after_id:UUID}}))))";
    }

    private void AddAfter(Parameters parameters, PageToken after)
    {
        parameters.Add("after_time", after.Time.ToUnixTimeMilliseconds()).Add("after_id", after.Id.ToString("D"));
        if (_column != "time" && IsNumber)
        {
            parameters.Add("after_value", long.Parse(after.Value, CultureInfo.InvariantCulture));
        }
        else if (_column != "time")
        {
            parameters.Add("after_value", after.Value);
        }
    }

    private string ValueOf(EventRow row) => _column switch
    {
        "time" => "",
        "received" => row.Received.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        "duration" => (row.Duration ?? -1).ToString(CultureInfo.InvariantCulture),
        "count" => (row.Count ?? -1).ToString(CultureInfo.InvariantCulture),
        "scope" => row.Scope,
        "kind" => row.Kind,
        "source" => row.Source,
        "org" => row.OrgSlug ?? "",
        "user" => row.UserName ?? "",
        "project" => row.ProjectId ?? "",
        "task" => row.TaskId ?? "",
        "job" => row.JobId ?? "",
        "package" => row.Package ?? "",
        "function" => row.Function ?? "",
        "obj_name" => row.ObjName ?? "",
        "obj_id" => row.ObjId ?? "",
        "obj_val" => row.ObjVal ?? "",
        "level" => row.Level ?? "",
        "client" => row.ClientName ?? "",
        "os" => row.Os ?? "",
        _ => row.Agent ?? "",
    };
}
