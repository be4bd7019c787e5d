using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Runs;

/// <summary>A filter of runs as SQL: which rows are looked at, and the condition on them, with the columns that it needs. Values are parameters.</summary>
internal sealed class RunSql
{
    private readonly List<string> _conditions = ["1"];
    private readonly List<string> _columns = [];
    private readonly List<Action<Parameters>> _parameters = [];
    private readonly RunFilter _filter;
    private readonly string _prefix;

    private RunSql(RunFilter filter, string prefix)
    {
        _filter = filter;
        _prefix = prefix;
    }

    /// <summary>The condition.</summary>
    internal string Text => string.Join(" AND ", _conditions);

    /// <summary>Columns of <see cref="RunRows"/> that the condition needs.</summary>
    internal IReadOnlyList<string> Columns => _columns;

    /// <summary>Condition on <c>run_id</c> that leaves only runs which may match, as far as that can be told quickly.</summary>
    internal string Which { get; private set; } = "1";

    /// <summary>Turns a filter into SQL.</summary>
    /// <param name="filter">The filter.</param>
    internal static RunSql Of(RunFilter filter)
    {
        var sql = OfVisible(filter, "r");
        sql.AddWords();
        return sql;
    }

    /// <summary>What narrows a filter beyond time and rights, without these.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="prefix">Begin of the names of its parameters, since a statement may have several filters.</param>
    internal static RunSql OfWords(RunFilter filter, string prefix)
    {
        var sql = new RunSql(filter, prefix);
        sql.AddWords();
        return sql;
    }

    /// <summary>Time and rights alone.</summary>
    internal static RunSql OfVisible(RunFilter filter, string prefix)
    {
        var sql = new RunSql(filter, prefix);
        sql.AddExistence();
        sql.AddRange();
        sql.AddAccess();
        return sql;
    }

    /// <summary>A subquery of runs with some columns, and those of the condition.</summary>
    /// <param name="which">Condition on <c>run_id</c>.</param>
    /// <param name="columns">The columns.</param>
    internal string Rows(string which, params IEnumerable<string> columns) =>
        RunRows.Sql("{run_now:Int64} / 1000", "{run_silent:Int64}", which, columns.Concat(_columns));

    /// <summary>
    /// A subquery of the runs that match, with some columns. The condition stands where the columns are made: a level less saves the engine a fifth of
    /// its time to understand the statement, which takes longer than to read.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rest">What stands behind the condition: order and limit.</param>
    internal string Matching(IEnumerable<string> columns, string rest = "") => Rows($"{Which} AND {Text}{rest}", columns);

    /// <summary>Adds the values.</summary>
    internal void AddTo(Parameters parameters)
    {
        foreach (var add in _parameters)
        {
            add(parameters);
        }
    }

    private void AddWords()
    {
        AddOrgs();
        AddUsers();
        AddList("agent", _filter.Agents);
        AddList("type", _filter.Types);
        AddList("name", _filter.Names);
        AddList("project_id", _filter.Projects);
        AddList("task_id", _filter.Tasks);
        AddList("job_id", _filter.Jobs);
        AddStatuses();
        AddTexts();
    }

    private void Need(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            _columns.Add(column);
        }
    }

    private void AddExistence()
    {
        Need("system");
        _conditions.Add("system = 0");
        if (_filter.Deleted is { } deleted)
        {
            Need("is_deleted");
            _conditions.Add(deleted ? "is_deleted" : "NOT is_deleted");
        }

        if (_filter.RunId is { } id)
        {
            Which = $"run_id = {{{_prefix}_id:String}}";
            _parameters.Add(p => p.Add($"{_prefix}_id", id));
        }
    }

    private void AddRange()
    {
        if (_filter.Range is not { } range)
        {
            return;
        }

        var column = _filter.ByFirst ? "start_time" : "began";
        Need(column);
        _conditions.Add($"{column} >= {{{_prefix}_from:Int64}} / 1000 AND {column} < {{{_prefix}_to:Int64}} / 1000");
        var (from, to) = (Ceiling(range.From), Ceiling(range.To));
        _parameters.Add(p => p.Add($"{_prefix}_from", from).Add($"{_prefix}_to", to));
    }

    /// <summary>Runs without org are for those who see everything, and for their own user (semantics 10.1).</summary>
    private void AddAccess()
    {
        if (_filter.Access.Orgs is { } orgs)
        {
            Need("org_id", "org_slug", "user_id");
            var list = $"{{{_prefix}_access_orgs:Array(String)}}";
            var own = _filter.Access.OwnUserId is { } self ? $" OR org_id = '' AND org_slug = '' AND user_id = {{{_prefix}_access_own:String}}" : "";
            _conditions.Add($"(org_id IN {list} OR org_slug IN {list}{own})");
            _parameters.Add(p => p.Add($"{_prefix}_access_orgs", orgs.Where(o => o.Length > 0)));
            if (own.Length > 0)
            {
                _parameters.Add(p => p.Add($"{_prefix}_access_own", _filter.Access.OwnUserId));
            }
        }

        if (_filter.Access.UserId is { } user)
        {
            Need("user_id");
            _conditions.Add($"user_id = {{{_prefix}_access_user:String}}");
            _parameters.Add(p => p.Add($"{_prefix}_access_user", user));
        }
    }

    private void AddOrgs()
    {
        if (_filter.Orgs.Count > 0)
        {
            Need("org_id", "org_slug");
            _conditions.Add($"(org_id IN {{{_prefix}_orgs:Array(String)}} OR org_slug IN {{{_prefix}_orgs:Array(String)}})");
            _parameters.Add(p => p.Add($"{_prefix}_orgs", _filter.Orgs.Where(o => o.Length > 0)));
        }
    }

    private void AddUsers()
    {
        if (_filter.Users.Count == 0)
        {
            return;
        }

        var list = $"{{{_prefix}_users:Array(String)}}";
        Need("user_id");
        if (_filter.UserNamesToo)
        {
            Need("user_name_told");
            _conditions.Add($"(user_id IN {list} OR user_name_told IN {list} OR user_id IN (SELECT id FROM {NamesSql()} WHERE name IN {list}))");
        }
        else
        {
            _conditions.Add($"user_id IN {list}");
        }

        _parameters.Add(p => p.Add($"{_prefix}_users", _filter.Users.Where(u => u.Length > 0)));
    }

    private void AddList(string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            Need(column);
            _conditions.Add($"{column} IN {{{_prefix}_{column}:Array(String)}}");
            _parameters.Add(p => p.Add($"{_prefix}_{column}", values.Where(v => v.Length > 0)));
        }
    }

    private void AddStatuses()
    {
        if (_filter.Statuses.Count > 0)
        {
            var list = $"{{{_prefix}_statuses:Array(String)}}";
            string[] columns = _filter.ByFirst ? ["kodosumi_status"] : ["status", "shown"];
            Need(columns);
            _conditions.Add($"({string.Join(" OR ", columns.Select(c => $"lowerUTF8({c}) IN {list}"))})");
            _parameters.Add(p => p.Add($"{_prefix}_statuses", _filter.Statuses.Select(s => s.ToLowerInvariant())));
        }
    }

    private void AddTexts()
    {
        if (!string.IsNullOrEmpty(_filter.NamePart))
        {
            Need("name");
            _conditions.Add($"positionCaseInsensitiveUTF8(if(name = '', 'Unknown', name), {{{_prefix}_name_part:String}}) > 0");
            _parameters.Add(p => p.Add($"{_prefix}_name_part", _filter.NamePart));
        }

        if (!string.IsNullOrWhiteSpace(_filter.Search))
        {
            string[] columns = ["name", "user_id", "user_name_told", .. _filter.ByFirst ? new[] { "kodosumi_status", "kodosumi_error" } : ["status", "shown", "error"]];
            Need(columns);
            var parameter = $"{{{_prefix}_search:String}}";
            var text = _filter.ByFirst ? "concat(run_id, ' ', if(name = '', 'Unknown', name), ' ', user_id, ' ', kodosumi_status)" : "run_id";
            var places = columns.Append(text).Select(c => $"positionCaseInsensitiveUTF8({c}, {parameter}) > 0");
            _conditions.Add($"({string.Join(" OR ", places)} OR user_id IN (SELECT id FROM {NamesSql()} WHERE positionCaseInsensitiveUTF8(name, {parameter}) > 0))");
            _parameters.Add(p => p.Add($"{_prefix}_search", _filter.ByFirst ? _filter.Search : _filter.Search.Trim()));
        }
    }

    private string NamesSql()
    {
        _parameters.Add(p => p.AddMissing(FilterSql.OfAccess(_filter.Access).AddTo));
        return UserNames.Sql(_filter.Access);
    }

    private static long Ceiling(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? milliseconds : milliseconds + 1;
    }
}
