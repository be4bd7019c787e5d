namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of compiled programs, as debuggers, sanitizers and the C library print them, and those of Dart, which look alike:
/// <code>#1  0x000055d0 in acme::Saver::save (this=0x7ffd, id=12) at saver.cpp:41
///     #2 0x55d0 in acme::save(int) /app/saver.cpp:41:5
/// ./app(_ZN4acme4saveEi+0x1d) [0x55d0c0a3]
/// #2      Saver.save (package:acme/saver.dart:12:17)</code>
/// </summary>
internal static class NativeFrames
{
    private static readonly string[] Libraries = ["std::", "__", "_start", "raise", "abort", "main", "_Unwind", "libc", "operator new", "start_thread", "clone", "pthread_", "gsignal", "{main}", "_IO_"];
    private static readonly string[] LibraryPlaces = ["/usr/", "/lib/", "../sysdeps", "../nptl", "./nptl", "./stdlib", "./sysdeps", "./csu", "libc.so", "libstdc++", "sysdeps/", "(dart:", "(package:flutter"];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.Trim();
        return text.StartsWith("#") ? TryReadNumbered(text, out frame) : TryReadSymbol(text, out frame);
    }

    private static bool TryReadNumbered(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        var blank = text.IndexOf(' ');
        if (blank < 2 || !TextEdges.IsNumber(text[1..blank]))
        {
            return false;
        }

        text = text[blank..].TrimStart();
        var isIn = text.StartsWith("0x") ? text.IndexOf(" in ", StringComparison.Ordinal) : -1;
        text = isIn > 0 ? text[(isIn + 4)..] : text;
        var end = EndOfName(text);
        if (end < 1)
        {
            return false;
        }

        frame = Of(text[..end].Trim(), text[end..]);
        return true;
    }

    private static bool TryReadSymbol(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        var (open, plus) = (text.IndexOf('('), text.LastIndexOf("+0x", StringComparison.Ordinal));
        if (open < 1 || plus < open || !text.EndsWith("]") || text.IndexOf("[0x", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        var name = text[(open + 1)..plus];
        frame = Of(name.IsEmpty ? TextEdges.FileOf(text[..open]) : name, text[..open]);
        return true;
    }

    /// <summary>Templates of two types are two functions. Blanks and what the standard library adds by itself differ from one printer to the next.</summary>
    private static string WithoutDefaults(string name)
    {
        if (!name.Contains('<', StringComparison.Ordinal))
        {
            return name;
        }

        var text = name.Replace(" ", "", StringComparison.Ordinal).Replace("std::__cxx11::", "std::", StringComparison.Ordinal).Replace("std::__1::", "std::", StringComparison.Ordinal);
        foreach (var added in (ReadOnlySpan<string>)[",std::allocator<", ",std::char_traits<", ",std::less<", ",std::hash<", ",std::equal_to<", ",std::default_delete<"])
        {
            for (var begin = text.IndexOf(added, StringComparison.Ordinal); begin > 0; begin = text.IndexOf(added, StringComparison.Ordinal))
            {
                var end = begin + added.Length;
                for (var depth = 1; depth > 0 && end < text.Length; end++)
                {
                    depth += text[end] switch { '<' => 1, '>' => -1, _ => 0 };
                }

                text = text.Remove(begin, end - begin);
            }
        }

        return text.Replace("std::basic_string<char>", "std::string", StringComparison.Ordinal);
    }

    /// <summary>A name ends where its parameters or its place begin; templates hold blanks and brackets of their own.</summary>
    private static int EndOfName(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '<' => 1, '>' when i == 0 || text[i - 1] != '-' => -1, _ => 0 };
            if (depth <= 0 && text[i] is '(' or ' ' && i > 0 && !text[..i].EndsWith("operator") && !(text[i] == '(' && text[i..].StartsWith("(anonymous")))
            {
                return i;
            }
        }

        return text.Length;
    }

    private static StackFrame Of(ReadOnlySpan<char> name, ReadOnlySpan<char> place)
    {
        var text = name.ToString();
        var isLibrary = Libraries.Any(l => text == l || (l.Length > 4 && text.StartsWith(l, StringComparison.Ordinal)) || (l is "__" or "std::" && text.StartsWith(l, StringComparison.Ordinal)));
        foreach (var library in LibraryPlaces)
        {
            isLibrary |= place.IndexOf(library, StringComparison.Ordinal) >= 0 && place.IndexOf("/src/app", StringComparison.Ordinal) < 0;
        }

        return new StackFrame(WithoutDefaults(text), "", !isLibrary);
    }
}
