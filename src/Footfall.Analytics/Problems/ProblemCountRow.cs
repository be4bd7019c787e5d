namespace Footfall.Analytics.Problems;

/// <summary>How many problems there are of a type and state.</summary>
/// <param name="Type">Type.</param>
/// <param name="State">State.</param>
/// <param name="IsNew">Whether they were seen first in the period.</param>
/// <param name="Problems">How many, whatever types and states are asked for.</param>
/// <param name="Matching">How many fit what is asked for.</param>
public sealed record ProblemCountRow(string Type, string State, bool IsNew, long Problems, long Matching);
