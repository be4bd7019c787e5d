namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of JavaScript, as V8 prints them, and as Firefox and Safari do:
/// <code>    at async Saver.save [as run] (file:///app/saver.js:10:5)
///     at node:internal/process/task_queues:95:5
/// save@https://acme.example/assets/index-BxY12a3f.js:1:2345</code>
/// </summary>
internal static class NodeFrames
{
    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.Trim();
        return text.StartsWith("at ") ? TryReadV8(text[3..], out frame) : TryReadOther(text, out frame);
    }

    private static bool TryReadV8(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        var open = text.EndsWith(")") ? text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var place = open > 0 ? text[(open + 2)..^1] : text;
        var name = open > 0 ? text[..open] : "";
        if (open < 0 && place.StartsWith("async "))
        {
            place = place[6..];
        }

        var isPlace = TextEdges.TryCutPosition(place, out var path);
        if (!isPlace && !(open > 0 && place is "<anonymous>" or "native" or "index 0"))
        {
            return false;
        }

        frame = Of(name, isPlace ? path : "node:");
        return true;
    }

    private static bool TryReadOther(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        var at = text.IndexOf('@');
        if (at < 0 || !TextEdges.TryCutPosition(text[(at + 1)..], out var path) || path.IndexOf("://", StringComparison.Ordinal) < 0 || text[..at].IndexOf(' ') >= 0)
        {
            return false;
        }

        frame = Of(text[..at], path);
        return true;
    }

    private static StackFrame Of(ReadOnlySpan<char> name, ReadOnlySpan<char> path)
    {
        var isLibrary = path.StartsWith("node:") || path.StartsWith("internal/") || path.IndexOf("node_modules", StringComparison.Ordinal) >= 0 || path.StartsWith("chrome-extension:");
        var function = NameOf(name);
        var file = TextEdges.FileOf(path);

        // Names as short as a minifier makes them differ from build to build.
        var isTold = function.Length > 2;
        return new StackFrame(isTold ? $"{file}:{function}" : "", file, !isLibrary);
    }

    private static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> name)
    {
        var alias = name.IndexOf(" [as ", StringComparison.Ordinal);
        name = alias > 0 ? name[..alias] : name;
        name = name.StartsWith("async ") ? name[6..] : name;
        name = name.StartsWith("new ") ? name[4..] : name;
        name = name.StartsWith("Object.") || name.StartsWith("global.") || name.StartsWith("Module.") ? name[7..] : name;
        var inner = name.LastIndexOfAny('/', '<');
        name = inner >= 0 && inner < name.Length - 1 ? name[(inner + 1)..] : name.TrimEnd("/<");
        return name.Trim("<>") is "anonymous" ? "" : name;
    }
}
