namespace Footfall.Analytics.Activity;

/// <summary>The parameters of a workspace's build.</summary>
/// <param name="Template">The template; '' when unknown.</param>
/// <param name="Parameters">JSON: an object of values by name, or an array of objects; '' without.</param>
public sealed record WorkspaceBuildRow(string Template, string Parameters);
