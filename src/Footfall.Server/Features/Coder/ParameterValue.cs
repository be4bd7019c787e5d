namespace Footfall.Server.Features.Coder;

/// <summary>A value of a parameter.</summary>
/// <param name="Value">The value; the empty one is one.</param>
/// <param name="Count">Workspaces whose latest build has it.</param>
internal sealed record ParameterValue(string Value, long Count);
