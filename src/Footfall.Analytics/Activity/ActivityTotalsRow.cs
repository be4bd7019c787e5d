namespace Footfall.Analytics.Activity;

/// <summary>Sums over users.</summary>
/// <param name="Users">Different active users.</param>
/// <param name="Minutes">Different minutes of each user, summed.</param>
public sealed record ActivityTotalsRow(long Users, long Minutes);
