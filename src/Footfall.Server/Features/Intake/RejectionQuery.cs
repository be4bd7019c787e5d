using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Intake;

/// <summary>Parameters that choose rejected records.</summary>
internal class RejectionQuery
{
    [FromQuery(Name = "period")]
    [Description("A period of receipt, as for events: 24h, today, 7d, 30d, all ... Standard: 7d; with 'id' all.")]
    public string? Period { get; init; }

    [FromQuery(Name = "from")]
    [Description("Begin of the period of receipt, RFC 3339.")]
    public string? From { get; init; }

    [FromQuery(Name = "to")]
    [Description("End of the period of receipt, exclusive, RFC 3339.")]
    public string? To { get; init; }

    [FromQuery(Name = "tz")]
    [Description("IANA time zone in which days of 'period' begin. Standard: UTC.")]
    public string? Tz { get; init; }

    [FromQuery(Name = "id")]
    [Description("Id of an entry. Repeat it for several.")]
    public string[]? Id { get; init; }

    [FromQuery(Name = "reason")]
    [Description("Why it was not taken, for example invalid_timestamp. Repeat it for several.")]
    public string[]? Reason { get; init; }

    [FromQuery(Name = "token")]
    [Description("Who sent it: the name of the token or account, or token:ID. Repeat it for several.")]
    public string[]? Token { get; init; }

    [FromQuery(Name = "protocol")]
    [Description("Format: canonical, cvat, vector, otlp, coder ... Repeat it for several.")]
    public string[]? Protocol { get; init; }

    [FromQuery(Name = "replayed")]
    [Description("true for records that a replay had accepted; false for all others.")]
    public string? Replayed { get; init; }

    [FromQuery(Name = "search")]
    [Description("Text that must stand in the message or the content, without regard to case.")]
    public string? Search { get; init; }

    /// <summary>Whether something says which time is meant.</summary>
    internal bool NamesTime => Period is not null || From is not null || To is not null;
}
