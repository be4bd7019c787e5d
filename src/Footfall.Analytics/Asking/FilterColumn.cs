namespace Footfall.Analytics.Asking;

/// <summary>A column that filters may name: its name in the API and how SQL compares it.</summary>
/// <param name="Name">Name in the API, for example <c>user</c>.</param>
/// <param name="Sql">The expression that is compared.</param>
/// <param name="Title">Name for people.</param>
public sealed record FilterColumn(string Name, string Sql, string Title)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<FilterColumn> All { get; } =
    [
        new("org", "org_slug", "Org"),
        new("user", "user_id", "User"),
        new("package", "package", "Package"),
        new("scope", "scope", "Scope"),
        new("kind", "kind", "Kind"),
        new("source", "source", "Source"),
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
    ];

    /// <summary>The column of that name.</summary>
    public static FilterColumn? Find(string name) => All.FirstOrDefault(c => c.Name == name);
}
