using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>
/// A filter as SQL: the one place that puts SQL together. Only conditions that were asked for are in it, so that an
/// unfiltered question reads no more columns than it must. Values are parameters.
/// </summary>
public sealed class FilterSql
{
    private readonly List<string> _conditions = [];
    private readonly List<Action<Parameters>> _parameters = [];

    private FilterSql()
    {
    }

    /// <summary>The condition.</summary>
    public string Text => string.Join(" AND ", _conditions);

    /// <summary>Turns a filter into SQL.</summary>
    public static FilterSql Of(EventFilter filter)
    {
        var sql = new FilterSql();
        sql.AddRange(filter.Range);
        sql._parameters.Add(p => p.Add("f_tz", filter.Zone));
        sql.AddHidden(filter);
        sql.AddAccess(filter.Access);
        foreach (var column in FilterColumn.All)
        {
            sql.AddValues(column, filter[column.Name]);
        }

        sql.AddEntities([.. filter.Entities]);
        sql.AddSearch(filter.Search);
        sql.AddDuration(filter);
        return sql;
    }

    /// <summary>Time and rights for exports in CVAT's shape, which hold computed working time, but not Footfall's own audit.</summary>
    public static FilterSql OfExport(EventFilter filter)
    {
        var sql = new FilterSql();
        sql.AddRange(filter.Range);
        sql._conditions.Add($"org_slug != '{FootfallOrg.Slug}'");
        sql.AddAccess(filter.Access);
        return sql;
    }

    /// <summary>For working time, whose rows are counted here: time, rights, and org, user, project, task and job.</summary>
    public static FilterSql OfWork(EventFilter filter)
    {
        var sql = OfExport(filter);
        sql.AddValues(filter, "org", "user", "project", "task", "job");
        return sql;
    }

    /// <summary>Rights alone.</summary>
    public static FilterSql OfAccess(Access access)
    {
        var sql = new FilterSql();
        sql._conditions.Add("1");
        sql.AddAccess(access);
        return sql;
    }

    /// <summary>Rights, and what figures leave out (semantics 2.3).</summary>
    public static FilterSql OfFigures(Access access)
    {
        var sql = OfAccess(access);
        sql.AddHidden(new EventFilter { Access = access, Range = default });
        return sql;
    }

    /// <summary>The part of a filter that a rollup can answer: access and some columns, without time.</summary>
    public static FilterSql OfDimensions(EventFilter filter, params ReadOnlySpan<string> names)
    {
        var sql = new FilterSql();
        sql._conditions.Add("1");
        sql.AddAccess(filter.Access);
        sql.AddValues(filter, names);
        return sql;
    }

    /// <summary>Adds the values.</summary>
    public void AddTo(Parameters parameters)
    {
        foreach (var add in _parameters)
        {
            add(parameters);
        }
    }

    private void AddRange(TimeRange range)
    {
        _conditions.Add("time >= {from:DateTime64(3)} AND time < {to:DateTime64(3)}" + EventDays.Hint(range.From, range.To));
        _parameters.Add(p => p.Add("from", Ceiling(range.From)).Add("to", Ceiling(range.To)));
    }

    /// <summary>
    /// Events have whole milliseconds. A bound between two milliseconds means the later one on either side of a half-open
    /// range; cutting it off would let in, or keep out, a millisecond too much.
    /// </summary>
    private static DateTimeOffset Ceiling(DateTimeOffset time)
    {
        var rest = time.UtcTicks % TimeSpan.TicksPerMillisecond;
        return rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerMillisecond - rest);
    }

    /// <summary>Computed working time and Footfall's own audit count only where a filter names them (semantics 2.3).</summary>
    private void AddHidden(EventFilter filter)
    {
        if (!filter["scope"].Contains(Scope.WorkingTime))
        {
            _conditions.Add($"scope != '{Scope.WorkingTime}'");
        }

        if (!filter["org"].Contains(FootfallOrg.Slug))
        {
            _conditions.Add($"org_slug != '{FootfallOrg.Slug}'");
        }
    }

    private void AddAccess(Access access)
    {
        if (access.Orgs is { } orgs)
        {
            _conditions.Add("(org_id IN {access_orgs:Array(String)} OR org_slug IN {access_orgs:Array(String)})");
            _parameters.Add(p => p.Add("access_orgs", orgs.Where(o => o.Length > 0)));
        }

        if (access.UserId is { } user)
        {
            _conditions.Add("user_id = {access_user:String}");
            _parameters.Add(p => p.Add("access_user", user));
        }
    }

    private void AddValues(EventFilter filter, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            AddValues(FilterColumn.Find(name)!, filter[name]);
        }
    }

    private void AddValues(FilterColumn column, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var parameter = $"f_{column.Name}";
        var list = $"{{{parameter}:Array(String)}}";
        _conditions.Add(column.Name switch
        {
            "org" => $"(org_slug IN {list} OR org_id IN {list})",
            "source" => $"toString(source) IN {list}",
            _ => $"{column.Sql} IN {list}",
        });

        // '' is how the table says "none": it matches nothing, except that no package goes by a name of its own.
        var known = column.Name == "package"
            ? values.Select(v => v == EventFilter.NoPackage ? "" : v)
            : values.Where(v => v.Length > 0);
        _parameters.Add(p => p.Add(parameter, known));
    }

    private void AddEntities(IReadOnlyList<EntityRef> entities)
    {
        if (entities.Count == 0)
        {
            return;
        }

        _conditions.Add($"({string.Join(" OR ", entities.Select((e, i) => e.Sql($"entity_{i}")))})");
        _parameters.Add(p =>
        {
            for (var i = 0; i < entities.Count; i++)
            {
                p.Add($"entity_{i}", entities[i].Id);
            }
        });
    }

    private void AddSearch(string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return;
        }

        var columns = new[] { "scope", "user_name", "user_id", "org_slug", "package", "function", "obj_name", "obj_id", "obj_val", "payload" };
        _conditions.Add($"({string.Join(" OR ", columns.Select(c => $"positionCaseInsensitiveUTF8({c}, {{search:String}}) > 0"))})");
        _parameters.Add(p => p.Add("search", search.Trim()));
    }

    private void AddDuration(EventFilter filter)
    {
        if (filter.DurationFrom is { } from)
        {
            _conditions.Add("duration >= {duration_from:Int64}");
            _parameters.Add(p => p.Add("duration_from", from));
        }

        if (filter.DurationTo is { } to)
        {
            _conditions.Add("duration <= {duration_to:Int64}");
            _parameters.Add(p => p.Add("duration_to", to));
        }
    }
}
