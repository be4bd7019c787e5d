using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Asking;

/// <summary>An entity by its kind and id; as text <c>kind:id</c>.</summary>
public sealed record EntityRef(string Kind, string Id)
{
    /// <summary>Kinds that events can be about: those of entities, and runs.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. EntityFeed.Kinds, EntityFeed.Run];

    // Columns of events that name an entity of the kind.
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["user"] = ["user_id"],
        ["organization"] = ["org_id", "org_slug"],
        ["team"] = ["org_id", "org_slug"],
        ["workspace"] = ["workspace_id"],
        ["project"] = ["project_id"],
        ["task"] = ["task_id"],
        ["job"] = ["job_id"],
        ["agent"] = ["agent"],
        ["package"] = ["package"],
        ["function"] = ["function"],
        [EntityFeed.Run] = ["run_id"],
    };

    /// <summary>Reads <c>kind:id</c>; null when it is none.</summary>
    public static EntityRef? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon + 1 < text.Length && Kinds.Contains(text[..colon]) ? new EntityRef(text[..colon], text[(colon + 1)..]) : null;
    }

    /// <summary>
    /// Whether an event is about it: a column names it, it is the event's object, the payload has it as <c>KIND_id</c>, <c>KIND</c>, or, for
    /// users and groups, as <c>member</c>, or the event refers to it.
    /// </summary>
    /// <param name="parameter">Name of the parameter that holds the id.</param>
    internal string Sql(string parameter)
    {
        var id = $"{{{parameter}:String}}";
        var members = Kind is "user" or "group" ? new[] { $"{Kind}_id", Kind, "member" } : [$"{Kind}_id", Kind];
        var payload = members.Select(m => $"trim(BOTH '\"' FROM JSONExtractRaw(payload, '{m}')) = {id}");
        return $"({ColumnsSql(parameter)} OR position(payload, {id}) > 0 AND ({string.Join(" OR ", payload)}) OR {ReferredSql(parameter)})";
    }

    /// <summary>Whether an event refers to it: among what was used (<c>payload.refs</c>, semantics 2.7), or, of a menu item, by the path of a click.</summary>
    internal string ReferredSql(string parameter)
    {
        var id = $"{{{parameter}:String}}";
        var clicked = Kind == "menu_item" ? $" OR scope = 'click:element' AND JSONExtractString(payload, 'path') = {id}" : "";
        return "(position(payload, '\"refs\"') > 0 AND arrayExists("
            + $"r -> JSONExtractString(r, 'kind') = '{Kind}' AND if(JSONType(r, 'id') = 'String', JSONExtractString(r, 'id'), JSONExtractRaw(r, 'id')) = {id}, "
            + $"JSONExtractArrayRaw(payload, 'refs')){clicked})";
    }

    /// <summary>Whether an event names it in a column, or has it as its object.</summary>
    internal string ColumnsSql(string parameter)
    {
        var id = $"{{{parameter}:String}}";
        var columns = Columns.GetValueOrDefault(Kind, []).Select(c => $"{c} = {id}");
        return $"({string.Join(" OR ", columns.Append($"obj_id = {id} AND (obj_name = '{Kind}' OR endsWith(toString(scope), ':{Kind}'))"))})";
    }
}
