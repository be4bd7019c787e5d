namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of Perl and Ruby:
/// <code>	main::save(12, "x") called at /app/saver.pl line 20
/// 	from /app/saver.rb:12:in 'Saver#save'</code>
/// </summary>
internal static class ScriptFrames
{
    private static readonly string[] RubyFiles = [".rb", ".erb", ".rake", ".ru", ".haml", ".slim"];
    private static readonly string[] RubyLibraries = ["/gems/", "/lib/ruby/", "<internal:"];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame) => TryReadPerl(line, out frame) || TryReadRuby(line.Trim(), out frame);

    /// <summary>
    /// What the first line of Ruby says besides its frame, as others say it: <c>NoMethodError: undefined method 'id' for nil</c> of
    /// <c>saver.rb:12:in 'save': undefined method 'id' for nil (NoMethodError)</c>; null where it says nothing.
    /// </summary>
    internal static string? HeadOf(string line)
    {
        var open = line.EndsWith(')') ? line.LastIndexOf(" (", StringComparison.Ordinal) : -1;
        var name = open < 0 ? -1 : line.IndexOf(":in ", StringComparison.Ordinal);
        var message = name < 0 ? -1 : line.IndexOf("': ", name, StringComparison.Ordinal);
        return message > 0 && message < open && TextEdges.IsIdentifier(line.AsSpan(open + 2, line.Length - open - 3), ":") ? $"{line[(open + 2)..^1]}: {line[(message + 3)..open]}" : null;
    }

    private static bool TryReadPerl(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var called = line.IndexOf(" called at ", StringComparison.Ordinal);
        if (called < 1 || line[0] != '\t')
        {
            return false;
        }

        var name = line[1..called].Trim();
        var open = name.IndexOf('(');
        name = open > 0 ? name[..open] : name;
        var end = line.LastIndexOf(" line ", StringComparison.Ordinal);
        var path = end > called ? line[(called + 11)..end] : "";
        var isEval = name.StartsWith("eval ");
        frame = new StackFrame(isEval ? "eval" : name.ToString(), TextEdges.FileOf(path), !isEval && path.IndexOf("/perl", StringComparison.Ordinal) < 0);
        return true;
    }

    private static bool TryReadRuby(ReadOnlySpan<char> text, out StackFrame frame)
    {
        frame = default;
        text = text.StartsWith("from ") ? text[5..] : text;
        var split = text.IndexOf(":in ", StringComparison.Ordinal);
        if (split < 1 || !TextEdges.TryCutPosition(text[..split], out var path) || !(IsAny(path, RubyFiles) || path.StartsWith("<internal:")))
        {
            return false;
        }

        var name = text[(split + 4)..];
        var end = name.Length > 1 ? name[1..].IndexOf('\'') : -1;
        name = end > 0 ? name[1..(end + 1)] : name;

        // Methods that templates are made to have the numbers of their making: _app_views_show_html_erb___1234_890.
        var made = name.IndexOf("___", StringComparison.Ordinal);
        var file = TextEdges.FileOf(path);
        frame = new StackFrame($"{file}:{WithoutClass(made > 0 ? name[..made] : name)}", file, !IsAny(path, RubyLibraries));
        return true;
    }

    /// <summary>Ruby tells the class from 3.4 on, which earlier ones do not: <c>block in Order#sum</c> is <c>block in sum</c>.</summary>
    private static string WithoutClass(ReadOnlySpan<char> name)
    {
        var word = name.LastIndexOf(' ') + 1;
        var method = name[word..].LastIndexOfAny('#', '.') + 1;
        return method < name.Length - word ? string.Concat(name[..word], name[(word + method)..]) : name.ToString();
    }

    private static bool IsAny(ReadOnlySpan<char> path, string[] parts)
    {
        foreach (var part in parts)
        {
            if (part[0] == '.' ? path.EndsWith(part) : path.IndexOf(part, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
