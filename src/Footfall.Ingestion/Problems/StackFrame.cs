namespace Footfall.Ingestion.Problems;

/// <summary>A line of a stack: what was being executed.</summary>
/// <param name="Name">Function with its type or module, without what changes from build to build; empty where only a file is told.</param>
/// <param name="File">File without folders and hashes; empty where none is told.</param>
/// <param name="IsProgram">Whether it belongs to the program, not to a library or the runtime.</param>
public readonly record struct StackFrame(string Name, string File, bool IsProgram)
{
    /// <summary>What equal frames of two occurrences have in common.</summary>
    public string Key => Name.Length == 0 ? File : Name;
}
