using System.ComponentModel;
using System.Globalization;
using Footfall.Analytics.Runs;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Runs;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>Parameters of Kodosumi's dashboard. Unknown ones are ignored there.</summary>
internal sealed class KodosumiQuery
{
    // With more the date would leave the calendar.
    private const int MostHours = 17_000_000;

    private static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [FromQuery(Name = "hours")]
    [Description("How far back, in hours, from 17000000 before to 17000000 after now. Standard: 24; of agent-stats: all time.")]
    public string? Hours { get; init; }

    [FromQuery(Name = "agent_name")]
    [Description("Part of the agent's name, without regard to case.")]
    public string? AgentName { get; init; }

    [FromQuery(Name = "user")]
    [Description("User, by id or name.")]
    public string? User { get; init; }

    [FromQuery(Name = "status")]
    [Description("Status, without regard to case.")]
    public string? Status { get; init; }

    [FromQuery(Name = "search")]
    [Description("Part of the execution's id, the agent's name, the user's id or name, the status or the error, without regard to case.")]
    public string? Search { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most rows. Standard: all; of errors: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "offset")]
    [Description("How many rows to leave out at the begin. Standard: 0.")]
    public string? Offset { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, or csv for a file. Standard: json.")]
    public string? Format { get; init; }

    internal bool IsCsv => Format == "csv";

    internal bool HasPage => Limit is not null || Offset is not null;

    internal bool HasFilter => Hours is not null || AgentName is not null || User is not null || Status is not null || Search is not null;

    /// <summary>A whole number; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal static int Number(string name, string? text, int standard, int least, int most, List<string> mistakes)
    {
        if (text is null)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        mistakes.Add(FormattableString.Invariant($"{name} must be a whole number from {least} to {most}, but is '{text}'."));
        return standard;
    }

    internal int ReadHours(List<string> mistakes) => Number("hours", Hours, 24, -MostHours, MostHours, mistakes);

    /// <summary>Which runs are asked for.</summary>
    /// <param name="context">The request.</param>
    /// <param name="orgs">Names of orgs.</param>
    /// <param name="hours">How far back; null for all time, runs of unknown time included.</param>
    /// <param name="now">Now.</param>
    internal RunFilter Filter(HttpContext context, ActivityOrgs orgs, int? hours, DateTimeOffset now) => new()
    {
        Access = RunAccess.Of(Rights.Of(context), orgs),
        ByFirst = true,
        Range = hours is { } back ? RangeOf(now, back) : null,
        Users = string.IsNullOrEmpty(User) ? [] : [User],
        UserNamesToo = true,
        Statuses = string.IsNullOrEmpty(Status) ? [] : [Status],
        NamePart = AgentName,
        Search = Search,
    };

    /// <summary>A run that is not known to have begun at any time has begun at 0, which is in no period.</summary>
    private static TimeRange RangeOf(DateTimeOffset now, int hours)
    {
        var from = now.AddHours(-(double)hours);
        return new TimeRange(from <= DateTimeOffset.UnixEpoch ? DateTimeOffset.FromUnixTimeMilliseconds(1) : from, from >= Never ? from.AddMilliseconds(1) : Never);
    }
}
