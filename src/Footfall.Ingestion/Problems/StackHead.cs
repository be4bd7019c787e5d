namespace Footfall.Ingestion.Problems;

/// <summary>
/// What stands above or below the frames: class and message of the root cause.
/// <code>Unhandled exception. System.IO.IOException: The disk is full
/// Exception in thread "main" java.lang.IllegalStateException: closed
/// TypeError [ERR_INVALID_ARG_TYPE]: The "path" argument must be of type string
/// thread 'main' panicked at src/main.rs:4:5:
/// terminate called after throwing an instance of 'std::out_of_range'
/// ==17==ERROR: AddressSanitizer: heap-use-after-free on address 0x6020
/// Can't open job.txt at /app/saver.pl line 12.</code>
/// </summary>
internal static class StackHead
{
    private const string Panic = "panic";
    private static readonly string[] Openings = ["Unhandled exception. ", "Unhandled Exception: ", "Uncaught exception ", "Uncaught (in promise) ", "Unhandled Promise Rejection: ", "Uncaught ", "Caused by: ", "[cause]: ", "---> ", "PHP Fatal error:  ", "Fatal error: "];
    private static readonly string[] Signals = ["SIGSEGV", "SIGABRT", "SIGFPE", "SIGBUS", "SIGILL", "SIGTRAP"];

    /// <summary>Class and message of the root cause; empty where nothing tells them.</summary>
    internal static (string Class, string Message) Read(IReadOnlyList<string> heads, bool isPython, bool hasCauses)
    {
        var (found, last) = (("", ""), hasCauses || heads.Any(h => h.Contains("---> ", StringComparison.Ordinal)));
        for (var i = 0; i < heads.Count; i++)
        {
            if (ReadSpecial(heads, i) is { } special)
            {
                return special;
            }

            // Of a chain the root cause: it is printed last, except by Python, which begins with it.
            var isIndented = isPython && heads[i].StartsWith(' ');
            if (!isIndented && TryRead(heads[i], out var told) && (found.Item1.Length == 0 || last))
            {
                found = told;
            }
        }

        return found.Item1.Length > 0 || heads.Count == 0 ? found : ("", PerlMessage(heads[0]));
    }

    /// <summary>Where a panic or a warning says that it happened, when nothing else does.</summary>
    internal static StackFrame? PlaceOf(IReadOnlyList<string> heads)
    {
        foreach (var head in heads)
        {
            var at = head.LastIndexOf(" at ", StringComparison.Ordinal);
            var rest = at < 0 ? "" : head.AsSpan(at + 4).TrimEnd(":.");
            var line = rest.IndexOf(" line ", StringComparison.Ordinal);
            if (head.Contains("panicked at ", StringComparison.Ordinal) && TextEdges.TryCutPosition(rest, out var path) || (line > 0 && (path = rest[..line]).IndexOf('.') > 0))
            {
                return new StackFrame("", TextEdges.FileOf(path), true);
            }
        }

        return null;
    }

    private static (string Class, string Message)? ReadSpecial(IReadOnlyList<string> heads, int i)
    {
        var head = heads[i];
        if (head.StartsWith("thread '", StringComparison.Ordinal) && head.Contains("panicked at ", StringComparison.Ordinal))
        {
            return (Panic, i + 1 < heads.Count ? heads[i + 1] : "");
        }

        if (head.StartsWith("panic: ", StringComparison.Ordinal))
        {
            return (Panic, head[7..]);
        }

        if (head.StartsWith("terminate called after throwing an instance of '", StringComparison.Ordinal))
        {
            var what = i + 1 < heads.Count && heads[i + 1].Contains("what():", StringComparison.Ordinal) ? heads[i + 1][(heads[i + 1].IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() : "";
            return (head[48..].TrimEnd('\''), what);
        }

        if (head.IndexOf("Sanitizer: ", StringComparison.Ordinal) is > 0 and var sanitizer)
        {
            var kind = head[(sanitizer + 11)..];
            return (kind.Split(' ')[0], kind);
        }

        return Signals.FirstOrDefault(s => head.Contains(s, StringComparison.Ordinal)) is { } signal ? (signal, head) : null;
    }

    private static bool TryRead(string head, out (string Class, string Message) told)
    {
        told = default;
        var text = Strip(head.AsSpan().Trim(" |+"));
        var inner = text.LastIndexOf(" ---> ", StringComparison.Ordinal);
        text = inner > 0 ? text[(inner + 6)..] : text;
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var name = colon > 0 ? text[..colon] : text.TrimEnd(':');
        var code = name.EndsWith("]") ? name.IndexOf(" [", StringComparison.Ordinal) : name.EndsWith(")") ? name.IndexOf(" (0x", StringComparison.Ordinal) : -1;
        name = code > 0 ? name[..code] : name;
        if (!TextEdges.IsIdentifier(name, ".:`+") || !LooksLikeClass(name))
        {
            return false;
        }

        told = (name.ToString(), colon > 0 ? text[(colon + 2)..].ToString() : "");
        return true;
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("Exception in thread \"") && text[21..].IndexOf("\" ", StringComparison.Ordinal) is > 0 and var end)
        {
            return text[(23 + end)..];
        }

        var isStripped = true;
        while (isStripped)
        {
            isStripped = false;
            foreach (var opening in Openings)
            {
                if (text.StartsWith(opening))
                {
                    text = text[opening.Length..];
                    isStripped = true;
                }
            }
        }

        return text;
    }

    private static bool LooksLikeClass(ReadOnlySpan<char> name)
    {
        var last = name[(name.LastIndexOfAny('.', ':') + 1)..];
        var isQualified = last.Length < name.Length && last.Length > 2;
        return last.Length > 0 && (char.IsUpper(last[0]) || (isQualified && char.IsLetter(name[0]))) && (isQualified || last.IndexOfAnyInRange('a', 'z') > 0);
    }

    /// <summary>Perl says where at the end: <c>Can't open job.txt at /app/saver.pl line 12.</c></summary>
    private static string PerlMessage(string head)
    {
        var line = head.LastIndexOf(" line ", StringComparison.Ordinal);
        var at = line < 0 ? -1 : head.LastIndexOf(" at ", line, StringComparison.Ordinal);
        return at > 0 ? head[..at] : head;
    }
}
