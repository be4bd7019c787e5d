namespace Footfall.Analytics.Problems;

/// <summary>The event behind an error, as it was sent.</summary>
/// <param name="Payload">Payload, as JSON.</param>
/// <param name="ObjVal">Value.</param>
/// <param name="Scope">Scope.</param>
/// <param name="Package">Package.</param>
/// <param name="Function">Function.</param>
public sealed record ProblemEventRow(string Payload, string ObjVal, string Scope, string Package, string Function);
