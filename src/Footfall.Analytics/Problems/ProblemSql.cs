using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Problems;

/// <summary>A filter of problems as SQL. Values are parameters.</summary>
internal sealed class ProblemSql
{
    /// <summary>Filters of events that errors know, too.</summary>
    internal static readonly string[] Usable =
        ["org", "user", "package", "scope", "source", "workspace", "project", "task", "job", "session", "run", "request", "agent", "function", "level", "client", "client_version", "os"];

    private const string Time = "time >= {e_from:DateTime64(3)} AND time < {e_to:DateTime64(3)}";

    // Attempts that had begun by then; before the first start it is the first.
    private const string AttemptAt = "greatest(1, arrayCount(b -> b <= {place}, begins))";

    private readonly ProblemFilter _filter;
    private readonly ProblemLinks _links;
    private readonly FilterSql _dimensions;
    private readonly FilterSql _access;

    internal ProblemSql(ProblemFilter filter, ProblemLinks links)
    {
        _filter = filter;
        _links = links;
        _dimensions = FilterSql.OfDimensions(filter.Errors, Usable);
        _access = FilterSql.OfAccess(filter.Errors.Access);
    }

    /// <summary>The errors that count, with <c>shown</c>, the problem that each belongs to.</summary>
    internal string Errors => Counted($"{Time} AND {_dimensions.Text}{Words()}", Time);

    /// <summary>Errors of these problems that the caller may see and that may not be among <see cref="Errors"/>: of other times, and where errors are chosen of any.</summary>
    internal string Others
    {
        get
        {
            var own = Chosen is not null ? "" : $" AND (problem IN (SELECT problem FROM error_events WHERE {Time}){_links.Linked})";
            var places = IsChoosing ? "1" : $"NOT ({Time})";
            return Counted($"{_access.Text} AND {places}{own}", places);
        }
    }

    /// <summary>Place of an error in the order of time and id, as a number.</summary>
    internal const string Latest = "bitOr(bitShiftLeft(toUInt256(greatest(0, toUnixTimestamp64Milli(time))), 128), toUInt256(reinterpretAsUInt128(id)))";

    /// <summary>All errors there are.</summary>
    internal string Everybodys => _links.HasStates ? Counted("1", "1") : "(SELECT *, problem AS shown FROM error_events WHERE 0)";

    /// <summary>Condition on problems, over the columns <c>type</c>, <c>state</c>, <c>assignee</c> and <c>is_new</c>.</summary>
    /// <param name="but">A column that it leaves out.</param>
    internal string Problems(string but = "")
    {
        var conditions = new List<string> { "1" };
        AddList(conditions, "type", _filter.Types, but);
        AddList(conditions, "state", _filter.States, but);
        AddList(conditions, "assignee", _filter.Assignees, but);
        if (_filter.IsNew is { } isNew)
        {
            conditions.Add(isNew ? "is_new" : "NOT is_new");
        }

        return string.Join(" AND ", conditions);
    }

    /// <summary>Adds the values.</summary>
    internal void AddTo(Parameters parameters)
    {
        var range = _filter.Errors.Range;
        parameters.AddMissing(_dimensions.AddTo).AddMissing(_access.AddTo).AddMissing(_links.AddTo).AddMissing(p => p
            .Add("e_from", range.From)
            .Add("e_to", range.To)
            .Add("p_problem", _filter.Problem?.Decimal ?? "0")
            .Add("p_among", (_filter.Among ?? []).Select(p => p.Decimal))
            .Add("p_own", Own())
            .Add("p_versions", _filter.Versions)
            .Add("p_classes", _filter.Classes)
            .Add("p_occurrence", _filter.Occurrence?.ToString("D") ?? "")
            .Add("p_search", _filter.Search?.Trim() ?? "")
            .Add("p_type", _filter.Types)
            .Add("p_state", _filter.States)
            .Add("p_assignee", _filter.Assignees));
    }

    /// <summary>
    /// Without failures of runs whose exception was reported in the same attempt (semantics 8.1), and of some problems where these are asked for: by their own
    /// numbers as far as that can be told from the table.
    /// </summary>
    private string Counted(string condition, string time)
    {
        var own = Chosen is null ? "" : _links.IsPlain ? $" AND problem {Chosen}" : $" AND (problem IN {ProblemLinks.Numbers("p_own")}{_links.Moved})";
        var told = _links.HasTold ? $" AND {NotTold(time)}" : "";
        var rows = _links.Rows($"{condition}{own}{told}");
        return Chosen is { } chosen && !_links.IsPlain ? $"(SELECT * FROM {rows} WHERE shown {chosen})" : rows;
    }

    /// <summary>What the number of a problem must be; null for any.</summary>
    private string? Chosen => _filter switch
    {
        { Problem: not null } => "= toUInt64({p_problem:String})",
        { Among: not null } => $"IN {ProblemLinks.Numbers("p_among")}",
        _ => null,
    };

    /// <summary>The problems that are asked for, and those that are part of them.</summary>
    private IEnumerable<string> Own()
    {
        var asked = (_filter.Problem is { } one ? [one] : _filter.Among ?? []).Select(p => p.Value).ToHashSet();
        return asked.Concat(_links.Merged.Where(m => asked.Contains(m.Value)).Select(m => m.Key)).Select(p => new ProblemId(p).Decimal);
    }

    /// <summary>Condition that leaves out failures of runs that an exception tells of.</summary>
    /// <param name="time">Condition on the failures that are looked at.</param>
    internal static string NotTold(string time) => $"NOT (scope = 'fail:run' AND id IN ({Told(time)}))";

    /// <summary>Ids of failures that an exception tells of.</summary>
    private static string Told(string time)
    {
        const string Runs = "run_id IN (SELECT run_id FROM run_exceptions)";
        var attempt = AttemptAt.Replace("{place}", "failed.place", StringComparison.Ordinal);
        var others = AttemptAt.Replace("{place}", "p", StringComparison.Ordinal);
        return $"""
            SELECT failed.id FROM (SELECT id, run_id, place FROM error_events WHERE scope = 'fail:run' AND {time} AND {Runs}) AS failed
            INNER JOIN (SELECT run_id, groupArray(place) AS places FROM run_exceptions GROUP BY run_id) AS told ON told.run_id = failed.run_id
            LEFT JOIN {RunTold.Sql($"{Runs} AND run_id IN (SELECT run_id FROM error_events WHERE scope = 'fail:run' AND {time})", ["begins"])} AS runs ON runs.run_id = failed.run_id
            WHERE arrayExists(p -> {others} = {attempt}, told.places)
            """;
    }

    /// <summary>Whether anything but rights, time and the problem's number chooses errors.</summary>
    private bool IsChoosing => _dimensions.Text != _access.Text || Words().Length > 0;

    private string Words()
    {
        var conditions = "";
        if (_filter.Versions.Count > 0)
        {
            conditions += " AND version IN {p_versions:Array(String)}";
        }

        if (_filter.Classes.Count > 0)
        {
            conditions += " AND class IN {p_classes:Array(String)}";
        }

        if (_filter.Occurrence is not null)
        {
            conditions += " AND id = toUUID({p_occurrence:String})";
        }

        if (string.IsNullOrWhiteSpace(_filter.Search))
        {
            return conditions;
        }

        string[] columns = ["title", "message", "class", "version", "user_name", "user_id", "package", "function", "run_id"];
        var places = columns.Select(c => $"positionCaseInsensitiveUTF8({c}, {{p_search:String}}) > 0");
        return $"{conditions} AND ({string.Join(" OR ", places)} OR startsWith({ProblemId.Sql("problem")}, lower({{p_search:String}})))";
    }

    private static void AddList(List<string> conditions, string column, IReadOnlyList<string> values, string but)
    {
        if (values.Count > 0 && column != but)
        {
            conditions.Add($"{column} IN {{p_{column}:Array(String)}}");
        }
    }
}
