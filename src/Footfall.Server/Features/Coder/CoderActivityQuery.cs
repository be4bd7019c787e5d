using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace Footfall.Server.Features.Coder;

/// <summary>Parameters of Coder's Activity API.</summary>
internal sealed class CoderActivityQuery
{
    [FromQuery(Name = "start")]
    [Description("Begin, RFC 3339 with any offset. Inside a second: the second counts whole.")]
    public string? Start { get; init; }

    [FromQuery(Name = "end")]
    [Description("End, exclusive, RFC 3339 with any offset.")]
    public string? End { get; init; }

    [FromQuery(Name = "category")]
    [Description("any, ide, login, app, tunnel or web_terminal. Standard: any.")]
    public string? Category { get; init; }

    [FromQuery(Name = "interval")]
    [Description("Width of the buckets: N minute, hour, day, week, month, quarter or year, such as '1 week' or '90 day'. Standard: 1 day.")]
    public string? Interval { get; init; }

    [FromQuery(Name = "org")]
    [Description("Only activity in this organization, by id or short name.")]
    public string? Org { get; init; }

    [FromQuery(Name = "tz")]
    [Description("IANA time zone whose days, weeks and months are meant. Standard: UTC.")]
    public string? Tz { get; init; }

    [FromQuery(Name = "align")]
    [Description("start: buckets are counted from 'start'; calendar: from the begin of its week (Monday), month, quarter, year. Standard: start.")]
    public string? Align { get; init; }

    [FromQuery(Name = "drop_partial")]
    [Description("true leaves out buckets that 'start' or 'end' cut. Standard: false.")]
    public string? DropPartial { get; init; }

    [FromQuery(Name = "format")]
    [Description("json or csv. Standard: json.")]
    public string? Format { get; init; }

    /// <summary>
    /// The parameters without blanks around names and values, which stay there in the command of Coder's page when each of its blanks is
    /// encoded. The request's own are exchanged for them.
    /// </summary>
    internal static CoderActivityQuery Trimmed(HttpRequest request)
    {
        var given = request.Query.SelectMany(q => q.Value.Select(v => (Name: q.Key.Trim(), Value: v?.Trim()))).ToLookup(q => q.Name, q => q.Value);
        request.Query = new QueryCollection(given.ToDictionary(q => q.Key, q => new StringValues([.. q])));
        return new CoderActivityQuery
        {
            Start = given["start"].FirstOrDefault(),
            End = given["end"].FirstOrDefault(),
            Category = given["category"].FirstOrDefault(),
            Interval = given["interval"].FirstOrDefault(),
            Org = given["org"].FirstOrDefault(),
            Tz = given["tz"].FirstOrDefault(),
            Align = given["align"].FirstOrDefault(),
            DropPartial = given["drop_partial"].FirstOrDefault(),
            Format = given["format"].FirstOrDefault(),
        };
    }
}
