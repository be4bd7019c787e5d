using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Activity;

/// <summary>Parameters of hours of users a week.</summary>
internal sealed class ActivityWeekQuery : ActivityQuery
{
    private const int HoursOfWeek = 168;

    [FromQuery(Name = "above")]
    [Description("Users who were active for more than so many hours in a week are counted apart, 0 to 168. Standard: 10.")]
    public string? Above { get; init; }

    internal int AboveHours(Mistakes mistakes) => mistakes.Number("above", Above, 10, 0, HoursOfWeek);
}
