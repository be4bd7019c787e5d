namespace Footfall.Ingestion.Problems;

/// <summary>A printed stack, understood.</summary>
/// <param name="Lines">Every line, the ones that are cut off left out.</param>
/// <param name="Parts">Frames of each exception of the chain, the innermost call first; the root cause first.</param>
/// <param name="Class">Class of the exception as the print names it; empty where it does not.</param>
/// <param name="Message">What it says, in its first line; empty where it says nothing.</param>
public sealed record StackTrace(IReadOnlyList<StackLine> Lines, IReadOnlyList<IReadOnlyList<StackFrame>> Parts, string Class, string Message)
{
    /// <summary>Whether there is a frame at all.</summary>
    public bool HasFrames => Parts.Count > 0;
}
