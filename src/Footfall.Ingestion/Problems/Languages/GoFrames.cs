namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as Go prints them, two lines each:
/// <code>main.(*Saver).Save(0xc000012345, 0x1)
/// 	/app/saver.go:12 +0x1d</code>
/// </summary>
internal static class GoFrames
{
    /// <summary>Whether a line is the second of two.</summary>
    internal static bool IsPlace(ReadOnlySpan<char> line) => line.StartsWith("\t") && EndOfFile(line) > 0;

    internal static bool TryRead(ReadOnlySpan<char> line, ReadOnlySpan<char> place, out StackFrame frame)
    {
        frame = default;
        if (!IsPlace(place) || line.IsEmpty || line[0] is ' ' or '\t')
        {
            return false;
        }

        var text = line.StartsWith("created by ") ? line[11..] : line;
        var goroutine = text.IndexOf(" in goroutine", StringComparison.Ordinal);
        text = goroutine > 0 ? text[..goroutine] : text;
        var open = text.EndsWith(")") ? text.LastIndexOf('(') : -1;
        text = open > 0 ? text[..open] : text;
        var isLibrary = text.StartsWith("runtime.") || text.StartsWith("panic") || place.IndexOf("/go/src/", StringComparison.Ordinal) >= 0 || place.IndexOf("/pkg/mod/", StringComparison.Ordinal) >= 0 || place.IndexOf("/vendor/", StringComparison.Ordinal) >= 0;
        var name = text[(text.LastIndexOf('/') + 1)..];
        var file = place.Trim();
        frame = new StackFrame(TextEdges.WithoutNumber(name).ToString(), TextEdges.FileOf(file[..EndOfFile(file)]), !isLibrary);
        return true;
    }

    /// <summary>Where the name of a file of Go, or of its assembler, ends; 0 without one.</summary>
    private static int EndOfFile(ReadOnlySpan<char> text) =>
        text.IndexOf(".go:", StringComparison.Ordinal) is > 0 and var go ? go + 3 : text.IndexOf(".s:", StringComparison.Ordinal) is > 0 and var assembler ? assembler + 2 : 0;
}
