namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as Python prints them, the innermost call last:
/// <code>  File "/app/saver.py", line 12, in save</code>
/// </summary>
internal static class PythonFrames
{
    private static readonly string[] Libraries = ["site-packages", "dist-packages", "/lib/python", "\\lib\\", "/versions/", "<frozen", "importlib"];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.TrimStart(" |+-");
        if (!text.StartsWith("File \""))
        {
            return false;
        }

        var end = text[6..].IndexOf('"');
        if (end < 0)
        {
            return false;
        }

        var path = text.Slice(6, end);
        var rest = text[(7 + end)..];
        var named = rest.LastIndexOf(", in ", StringComparison.Ordinal);
        var name = named < 0 ? "" : rest[(named + 5)..].Trim();
        var isLibrary = false;
        foreach (var library in Libraries)
        {
            isLibrary |= path.IndexOf(library, StringComparison.OrdinalIgnoreCase) >= 0;
        }

        var file = TextEdges.FileOf(path);
        frame = new StackFrame($"{file}:{name}", file, !isLibrary);
        return true;
    }
}
