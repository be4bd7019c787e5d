namespace Footfall.Analytics.Patterns;

/// <summary>What a user uses how often.</summary>
/// <param name="UserId">Id.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Org">Short name of the org that most of it was in; empty for none.</param>
/// <param name="Places">Features, from 1 in the list that was asked for.</param>
/// <param name="Counts">Events of each.</param>
public sealed record UseRow(string UserId, string UserName, string Org, IReadOnlyList<int> Places, IReadOnlyList<long> Counts);
