namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of Perl and Ruby:
/// <code>	main::save(12, "x") called at /app/saver.pl line 20
/// 	from /app/saver.rb:12:in 'Saver#save'</code>
/// </summary>
internal static class ScriptFrames
{
    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame) => TryReadPerl(line, out frame) || TryReadRuby(line.Trim(), out frame);

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
        if (split < 1 || !TextEdges.TryCutPosition(text[..split], out var path) || !path.EndsWith(".rb"))
        {
            return false;
        }

        var name = text[(split + 4)..];
        var end = name.Length > 1 ? name[1..].IndexOf('\'') : -1;
        frame = new StackFrame($"{TextEdges.FileOf(path)}:{(end > 0 ? name[1..(end + 1)] : name)}", TextEdges.FileOf(path), path.IndexOf("/gems/", StringComparison.Ordinal) < 0);
        return true;
    }
}
