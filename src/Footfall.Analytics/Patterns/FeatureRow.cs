namespace Footfall.Analytics.Patterns;

/// <summary>Something that users are told apart by.</summary>
/// <param name="Name">Name of a package, or a scope.</param>
/// <param name="Users">Different users.</param>
public sealed record FeatureRow(string Name, long Users);
