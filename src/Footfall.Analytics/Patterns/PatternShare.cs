namespace Footfall.Analytics.Patterns;

/// <summary>How much of a pattern something makes up, against all users.</summary>
/// <param name="Name">Feature, org or group.</param>
/// <param name="Share">Of the pattern's use or users, 0 to 1.</param>
/// <param name="Overall">Of all users' use, or of all users.</param>
public sealed record PatternShare(string Name, double Share, double Overall);
