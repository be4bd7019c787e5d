namespace Footfall.Analytics.Usage;

/// <summary>A user's activity.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest name in the period; empty when events gave none.</param>
/// <param name="Count">Events.</param>
/// <param name="Total">Users in all.</param>
public sealed record UserRow(string UserId, string UserName, long Count, long Total);
