namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as Python prints them, the innermost call last, and as notebooks and pytest do:
/// <code>  File "/app/saver.py", line 12, in save
/// File ~/app/saver.py:12, in Saver.save(self, id)
/// Cell In[3], line 1, in run()
/// app/saver.py:12: in save</code>
/// </summary>
internal static class PythonFrames
{
    private static readonly string[] Libraries = ["site-packages", "dist-packages", "/lib/python", "\\lib\\", "/versions/", "<frozen", "importlib"];

    // Cells of notebooks are numbered, or are files with names of their own.
    private static readonly string[] Cells = ["<ipython-input-", "Cell In[", "ipykernel_"];

    // Names that say what a file is for and not what it is: the folder does.
    private static readonly string[] Roles = ["__init__.py", "__main__.py"];

    /// <summary>Whether a line shows that the innermost call is printed last.</summary>
    internal static bool IsInnermostLast(string line) => TryRead(line, out _);

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.TrimStart(" |+-");
        if (text.StartsWith("File \""))
        {
            var end = text[6..].IndexOf('"');
            return end >= 0 && Found(text.Slice(6, end), text[(7 + end)..], out frame);
        }

        if (text.StartsWith("Cell In["))
        {
            return Found("Cell In[", text, out frame);
        }

        if (text.StartsWith("File ") && text.IndexOf(", in ", StringComparison.Ordinal) is > 0 and var named && TextEdges.TryCutPosition(text[5..named], out var path))
        {
            return Found(path, text[named..], out frame);
        }

        // Of pytest the other line, "app/saver.py:12: KeyError", repeats the place that was told.
        return text.IndexOf(": in ", StringComparison.Ordinal) is > 0 and var told && TextEdges.TryCutPosition(text[..told], out path) && path.EndsWith(".py") && Found(path, text[told..], out frame);
    }

    /// <summary>A head without the mark that pytest puts before it: <c>E   KeyError: 12</c>.</summary>
    internal static string WithoutMark(string line) => line.StartsWith("E   ", StringComparison.Ordinal) ? line[4..].TrimStart() : line;

    private static bool Found(ReadOnlySpan<char> path, ReadOnlySpan<char> rest, out StackFrame frame)
    {
        var named = rest.LastIndexOf(" in ", StringComparison.Ordinal);
        var name = named < 0 ? "" : rest[(named + 4)..].Trim();
        var open = name.IndexOf('(');
        name = open > 0 ? name[..open] : name;
        var isLibrary = false;
        foreach (var library in Libraries)
        {
            isLibrary |= path.IndexOf(library, StringComparison.OrdinalIgnoreCase) >= 0;
        }

        var file = FileOf(path);
        frame = new StackFrame($"{file}:{name}", file, !isLibrary);
        return true;
    }

    private static string FileOf(ReadOnlySpan<char> path)
    {
        foreach (var cell in Cells)
        {
            if (path.IndexOf(cell, StringComparison.Ordinal) >= 0)
            {
                return "<cell>";
            }
        }

        var file = TextEdges.FileOf(path);
        var folder = path.LastIndexOfAny('/', '\\');
        return folder > 0 && Roles.Contains(file) ? $"{TextEdges.FileOf(path[..folder])}/{file}" : file;
    }
}
