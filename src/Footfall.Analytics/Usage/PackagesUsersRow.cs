namespace Footfall.Analytics.Usage;

/// <summary>One user's use of one package.</summary>
public sealed record PackagesUsersRow(string Package, string UserId, string UserName, long Count, DateTimeOffset First, DateTimeOffset Last);
