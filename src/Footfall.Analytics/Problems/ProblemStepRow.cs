namespace Footfall.Analytics.Problems;

/// <summary>Something that was done in a session before an error.</summary>
/// <param name="Id">The event.</param>
/// <param name="Time">When.</param>
/// <param name="Scope">What.</param>
/// <param name="Source">client or server.</param>
/// <param name="ObjName">Kind or name of the object.</param>
/// <param name="ObjId">Its id.</param>
/// <param name="ObjVal">Value.</param>
/// <param name="Package">Package.</param>
/// <param name="Function">Function.</param>
/// <param name="Duration">How long it took, in milliseconds.</param>
/// <param name="Detail">What was clicked, or what was said.</param>
public sealed record ProblemStepRow(
    Guid Id, DateTimeOffset Time, string Scope, string Source, string ObjName, string ObjId, string ObjVal, string Package, string Function, long? Duration, string Detail);
