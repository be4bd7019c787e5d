using System.Globalization;

namespace Footfall.Analytics.Asking;

/// <summary>A column that filters may name: its name in the API and how SQL compares it.</summary>
/// <param name="Name">Name in the API, for example <c>user</c>.</param>
/// <param name="Sql">The expression that is compared.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Choices">All values that it can have, where they are few and known.</param>
public sealed record FilterColumn(string Name, string Sql, string Title, IReadOnlyList<string>? Choices = null)
{
    private static readonly string[] TrueOrFalse = ["true", "false"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<FilterColumn> All { get; } =
    [
        new("org", "org_slug", "Org"),
        new("user", "user_id", "User"),
        new("package", "package", "Package"),
        new("scope", "scope", "Scope"),
        new("kind", "kind", "Kind"),
        new("source", "source", "Source", ["client", "server"]),
        new("workspace", "workspace_id", "Workspace"),
        new("project", "project_id", "Project"),
        new("task", "task_id", "Task"),
        new("job", "job_id", "Job"),
        new("session", "session_id", "Session"),
        new("run", "run_id", "Run"),
        new("request", "request_id", "Request"),
        new("agent", "agent", "Agent"),
        new("function", "function", "Function"),
        new("level", "level", "Level"),
        new("client", "client_name", "Client"),
        new("client_version", "client_version", "Client version"),
        new("os", "os", "System"),
        new("obj_name", "obj_name", "Object"),
        new("obj_id", "obj_id", "Object id"),
        new("obj_val", "obj_val", "Value"),

        // What the figures and the heat map of the Overview count, so that each leads to just the events behind it.
        new("error", "toString(is_error)", "Error", TrueOrFalse),
        new("active", "toString(is_active)", "Shows work", TrueOrFalse),
        new("weekday", "toString(toDayOfWeek(time, 0, {f_tz:String}))", "Weekday", [.. Enumerable.Range(1, 7).Select(Text)]),
        new("hour", "toString(toHour(time, {f_tz:String}))", "Hour", [.. Enumerable.Range(0, 24).Select(Text)]),
    ];

    /// <summary>The column of that name.</summary>
    public static FilterColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
