namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of JavaScript, as V8 prints them, and as Firefox and Safari do:
/// <code>    at async Saver.save [as run] (file:///app/saver.js:10:5)
///     at node:internal/process/task_queues:95:5
///     at eval (eval at compile (https://acme.example/rules.js:12:5), &lt;anonymous&gt;:1:7)
/// save@https://acme.example/assets/index-BxY12a3f.js:1:2345
/// setTimeout handler*start@https://acme.example/app.js:20:5</code>
/// </summary>
internal static class NodeFrames
{
    private const string EvalAt = "(eval at ";
    private static readonly string[] LibraryPaths = ["node_modules", "webpack/bootstrap", "webpack/runtime", "(native"];
    private static readonly string[] LibrarySchemes = ["node:", "internal/", "chrome-extension:", "moz-extension:", "safari-web-extension:", "native"];

    // Bundlers name so what they put together of packages, and packages are served under their own names.
    private static readonly string[] LibraryFiles = ["vendor", "chunk-vendors", "polyfill", "runtime.", "runtime~", "webpack-runtime", "react", "react-dom", "vue.", "angular", "jquery", "zone.", "zone-", "lodash", "rxjs"];

    // What is served to browsers. There only V8 tells the object that a function is called on: browsers meet in what they all tell.
    private static readonly string[] BrowserSchemes = ["http://", "https://", "webpack:", "webpack-internal:", "blob:", "data:"];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.Trim();
        return text.StartsWith("at ") ? TryReadV8(text[3..], out frame) : TryReadOther(text, out frame);
    }

    private static bool TryReadV8(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        var eval = text.EndsWith(")") ? text.LastIndexOf(EvalAt) : -1;
        if (eval >= 0 && text[eval..].LastIndexOf("), ") is > 0 and var maker)
        {
            // Code that was made of a text: what counts is who made it.
            return TryReadV8(text.Slice(eval + EvalAt.Length, maker + 1 - EvalAt.Length), out frame);
        }

        var open = text.EndsWith(")") ? text.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var place = open > 0 ? text[(open + 2)..^1] : text;
        var name = open > 0 ? text[..open] : "";
        place = open < 0 && place.StartsWith("async ") ? place[6..] : place.StartsWith("address at ") ? place[11..] : place;
        var isPlace = TextEdges.TryCutPosition(place, out var path);
        if (!isPlace && !(open > 0 && (place is "<anonymous>" or "native" || place.StartsWith("index "))))
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
        if (at < 0 || !TextEdges.TryCutPosition(text[(at + 1)..], out var path) || path.IndexOf(":/", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        // Firefox says how a call came about: async*save, setTimeout handler*save. And of code that was made of a text, where it was made: rules.js line 12 > eval.
        var star = text[..at].LastIndexOf('*');
        var name = text[(star + 1)..at];
        name = name is "global code" or "module code" or "eval code" ? "" : name;
        var made = path.IndexOf(" line ", StringComparison.Ordinal);
        if (name.IndexOf(' ') >= 0)
        {
            return false;
        }

        frame = Of(name, made > 0 ? path[..made] : path);
        return true;
    }

    private static StackFrame Of(ReadOnlySpan<char> name, ReadOnlySpan<char> path)
    {
        var function = NameOf(name);
        if (StartsWithAny(path, BrowserSchemes))
        {
            function = function[(function.LastIndexOf('.') + 1)..];
        }

        // A blob has a name of its own each time, and data none.
        var file = path.StartsWith("blob:") ? "<blob>" : path.StartsWith("data:") ? "<data>" : TextEdges.FileOf(path);
        var isLibrary = StartsWithAny(path, LibrarySchemes) || StartsWithAny(file, LibraryFiles) || function is "__webpack_require__";
        foreach (var library in LibraryPaths)
        {
            isLibrary |= path.IndexOf(library, StringComparison.Ordinal) >= 0;
        }

        // Names as short as a minifier makes them differ from build to build.
        var isTold = function.Length > 2;
        return new StackFrame(isTold ? $"{file}:{function}" : "", file, !isLibrary);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning))
            {
                return true;
            }
        }

        return false;
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
