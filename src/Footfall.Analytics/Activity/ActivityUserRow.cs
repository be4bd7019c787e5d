namespace Footfall.Analytics.Activity;

/// <summary>A user and how long they were active.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest known name, else the id.</param>
/// <param name="Minutes">Different minutes with activity.</param>
/// <param name="ActiveDays">Days with activity.</param>
/// <param name="LastActive">Begin of the last minute with activity.</param>
public sealed record ActivityUserRow(string UserId, string UserName, long Minutes, long ActiveDays, DateTimeOffset LastActive);
