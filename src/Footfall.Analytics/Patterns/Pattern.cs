namespace Footfall.Analytics.Patterns;

/// <summary>Users who use the platform alike.</summary>
/// <param name="Number">From 1, the largest first.</param>
/// <param name="Users">Its users, by id.</param>
/// <param name="Features">What they use more than others do, the most telling first.</param>
/// <param name="Orgs">Which orgs they are in.</param>
/// <param name="Groups">Which groups they are in.</param>
public sealed record Pattern(int Number, IReadOnlyList<UseRow> Users, IReadOnlyList<PatternShare> Features, IReadOnlyList<PatternShare> Orgs, IReadOnlyList<PatternShare> Groups);
