namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as Rust prints them, and the line below each that says where:
/// <code>   5:     0x55d0c0a3 - app::saver::save::h0123456789abcdef
///              at ./src/saver.rs:4:5</code>
/// </summary>
internal static class RustFrames
{
    private static readonly string[] Libraries =
    [
        "core::", "std::", "alloc::", "rust_", "__rust", "<core", "<alloc", "<std", "tokio::", "<tokio", "hyper::", "futures_", "rayon", "_start", "main", "__libc", "call_once", "backtrace::", "anyhow::", "eyre::", "color_eyre::", "futures::", "axum::", "tower::",
        "actix_", "reqwest::", "serde::", "serde_json::", "sqlx::",
    ];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.Trim();
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 1 || !TextEdges.IsNumber(text[..colon]) || line[0] != ' ')
        {
            return false;
        }

        var name = text[(colon + 2)..].Trim();
        var dash = name.IndexOf(" - ", StringComparison.Ordinal);
        name = dash > 0 && name.StartsWith("0x") ? name[(dash + 3)..] : name;
        if (name.IsEmpty || (name.IndexOf("::", StringComparison.Ordinal) < 0 && name.IndexOf(' ') >= 0))
        {
            return false;
        }

        frame = Of(name);
        return true;
    }

    /// <summary>The path of a function, without hash, closures and parameters of types.</summary>
    internal static StackFrame Of(ReadOnlySpan<char> name)
    {
        var hash = name.LastIndexOf("::h", StringComparison.Ordinal);
        name = hash > 0 && name.Length - hash == 19 && TextEdges.IsHex(name[(hash + 3)..]) ? name[..hash] : name;
        var text = name.ToString().Replace("::{{closure}}", "", StringComparison.Ordinal).Replace("{closure#0}", "", StringComparison.Ordinal);
        text = WithoutBrackets(text);
        var generic = text.IndexOf("::<", StringComparison.Ordinal);
        text = generic > 0 ? text[..generic] : text;
        return new StackFrame(text, "", !Libraries.Any(l => text == l || (l.Length > 4 && text.StartsWith(l, StringComparison.Ordinal))));
    }

    /// <summary>Crates carry a hash of their own in full prints: <c>std[e28293b1aa0f68bd]::panicking</c>.</summary>
    private static string WithoutBrackets(string text)
    {
        for (var open = text.IndexOf('[', StringComparison.Ordinal); open > 0; open = text.IndexOf('[', open + 1))
        {
            if (text.IndexOf(']', open) is var close && close == open + 17 && TextEdges.IsHex(text.AsSpan(open + 1, 16)))
            {
                text = text.Remove(open, close - open + 1);
            }
        }

        return text;
    }

    /// <summary>Whether the line below a frame says that it belongs to the standard library or another crate.</summary>
    internal static bool IsLibraryPlace(ReadOnlySpan<char> line) =>
        IsPlace(line) && (line.IndexOf("/rustc/", StringComparison.Ordinal) > 0 || line.IndexOf("/.cargo/registry/", StringComparison.Ordinal) > 0 || line.IndexOf("/rustlib/", StringComparison.Ordinal) > 0);

    /// <summary>Whether a line only says where the frame above it is: <c>at ./src/main.rs:4:5</c>.</summary>
    internal static bool IsPlace(ReadOnlySpan<char> line)
    {
        var text = line.Trim();
        return text.StartsWith("at ") && TextEdges.TryCutPosition(text[3..], out var path) && path.EndsWith(".rs");
    }
}
