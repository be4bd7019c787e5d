namespace Footfall.Analytics.Activity;

/// <summary>How long a user was active, and with what.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Minutes">Different minutes with activity.</param>
/// <param name="Templates">Templates of what was used, in order.</param>
public sealed record UserMinutesRow(string UserId, long Minutes, IReadOnlyList<string> Templates);
