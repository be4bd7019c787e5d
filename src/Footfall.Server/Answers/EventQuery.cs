using System.ComponentModel;
using Footfall.Analytics.Asking;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>Parameters that every question about events takes: when, whose, which.</summary>
internal class EventQuery
{
    [FromQuery(Name = "period")]
    [Description("A period: 1h 6h 24h today yesterday 7d 30d 90d this-week last-week this-month last-month this-year last-year all, any number of h, d, w, m or y, or a typed one such as 'June 2024', 'Oct 17, 2024', '2021-2022', 'after 2023'. Standard: 7d.")]
    public string? Period { get; init; }

    [FromQuery(Name = "from")]
    [Description("Begin, RFC 3339, inclusive. With 'to' it takes the place of 'period'.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("End, RFC 3339, exclusive.")]
    public string? To { get; init; }

    [FromQuery(Name = "tz")]
    [Description("IANA time zone of days and weeks, for example Europe/Berlin. Standard: UTC.")]
    public string? Tz { get; init; }

    [FromQuery(Name = "org")]
    [Description("Org, id or short name. Repeat it for several.")]
    public string[]? Org { get; init; }

    [FromQuery(Name = "user")]
    [Description("User id. Repeat it for several.")]
    public string[]? User { get; init; }

    [FromQuery(Name = "group")]
    [Description("Id of a group of users: its members now and those of all groups in it, together with 'user'. Repeat it for several.")]
    public string[]? Group { get; init; }

    [FromQuery(Name = "package")]
    [Description("Package; Core for events of none. Repeat it for several.")]
    public string[]? Package { get; init; }

    [FromQuery(Name = "scope")]
    [Description("Scope, for example create:project. Repeat it for several.")]
    public string[]? Scope { get; init; }

    [FromQuery(Name = "kind")]
    [Description("Derived kind: usage, audit, error, function, function-package, info, ...")]
    public string[]? Kind { get; init; }

    [FromQuery(Name = "source")]
    [Description("client or server.")]
    public string[]? Source { get; init; }

    [FromQuery(Name = "workspace")]
    [Description("Workspace id.")]
    public string[]? Workspace { get; init; }

    [FromQuery(Name = "project")]
    [Description("Project id.")]
    public string[]? Project { get; init; }

    [FromQuery(Name = "task")]
    [Description("Task id.")]
    public string[]? Task { get; init; }

    [FromQuery(Name = "job")]
    [Description("Job id.")]
    public string[]? Job { get; init; }

    [FromQuery(Name = "session")]
    [Description("Session id.")]
    public string[]? Session { get; init; }

    [FromQuery(Name = "run")]
    [Description("Run id.")]
    public string[]? Run { get; init; }

    [FromQuery(Name = "request")]
    [Description("Request id.")]
    public string[]? Request { get; init; }

    [FromQuery(Name = "agent")]
    [Description("Agent.")]
    public string[]? Agent { get; init; }

    [FromQuery(Name = "function")]
    [Description("Function.")]
    public string[]? Function { get; init; }

    [FromQuery(Name = "level")]
    [Description("Level of log events and errors.")]
    public string[]? Level { get; init; }

    [FromQuery(Name = "client")]
    [Description("Browser or desktop program.")]
    public string[]? Client { get; init; }

    [FromQuery(Name = "client_version")]
    [Description("Version of the browser or desktop program.")]
    public string[]? ClientVersion { get; init; }

    [FromQuery(Name = "os")]
    [Description("Operating system.")]
    public string[]? Os { get; init; }

    [FromQuery(Name = "obj_name")]
    [Description("Name of the object.")]
    public string[]? ObjName { get; init; }

    [FromQuery(Name = "obj_id")]
    [Description("Id of the object.")]
    public string[]? ObjId { get; init; }

    [FromQuery(Name = "obj_val")]
    [Description("Value of the event.")]
    public string[]? ObjVal { get; init; }

    [FromQuery(Name = "entity")]
    [Description("An entity that events are about, as kind:id, for example project:12. Repeat it for several.")]
    public string[]? Entity { get; init; }

    [FromQuery(Name = "error")]
    [Description("true for reported exceptions, log lines of level error or fatal and calls that failed; false for all others.")]
    public string[]? Error { get; init; }

    [FromQuery(Name = "active")]
    [Description("true for events that show their user at work, which is what active users are counted by; false for all others.")]
    public string[]? Active { get; init; }

    [FromQuery(Name = "weekday")]
    [Description("Day of the week in 'tz', 1 for Monday to 7 for Sunday. Repeat it for several.")]
    public string[]? Weekday { get; init; }

    [FromQuery(Name = "hour")]
    [Description("Hour of the day in 'tz', 0 to 23. Repeat it for several.")]
    public string[]? Hour { get; init; }

    [FromQuery(Name = "search")]
    [Description("Text that must stand in one of the readable columns or the payload, without regard to case.")]
    public string? Search { get; init; }

    [FromQuery(Name = "duration_from")]
    [Description("Least duration in milliseconds.")]
    public string? DurationFrom { get; init; }

    [FromQuery(Name = "duration_to")]
    [Description("Largest duration in milliseconds.")]
    public string? DurationTo { get; init; }

    [FromQuery(Name = "compare")]
    [Description("true adds the period of the same length before.")]
    public string? Compare { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, csv, or sql for the statement that is asked; lists also parquet. Standard: json.")]
    public string? Format { get; init; }

    /// <summary>The period of a question that names none (semantics 5.4).</summary>
    internal virtual string StandardPeriod => "7d";

    /// <summary>Most rows, where the route takes that.</summary>
    internal virtual string? LimitText => null;

    /// <summary>Width of buckets, where the route takes that.</summary>
    internal virtual string? BucketText => null;

    /// <summary>What the route calls that width.</summary>
    internal virtual string BucketName => "bucket";

    /// <summary>Values by the name of their column.</summary>
    internal IEnumerable<(string Name, string[]? Values)> Columns =>
    [
        ("org", Org), ("user", User), ("package", Package), ("scope", Scope), ("kind", Kind), ("source", Source), ("workspace", Workspace),
        ("project", Project), ("task", Task), ("job", Job), ("session", Session), ("run", Run), ("request", Request), ("agent", Agent),
        ("function", Function), ("level", Level), ("client", Client), ("client_version", ClientVersion), ("os", Os),
        ("obj_name", ObjName), ("obj_id", ObjId), ("obj_val", ObjVal), (EventFilter.Entity, Entity),
        ("error", Error), ("active", Active), ("weekday", Weekday), ("hour", Hour),
    ];
}
