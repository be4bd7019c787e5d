using System.Text;

namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as .NET prints them, in any language of the system:
/// <code>   at Acme.Jobs.Saver.&lt;SaveAsync&gt;d__5.MoveNext() in /src/Saver.cs:line 41
///    bei Acme.Jobs.Saver.Save(Int32 id) in C:\src\Saver.cs:Zeile 12.</code>
/// </summary>
internal static class DotnetFrames
{
    private static readonly string[] Libraries = ["System.", "Microsoft.", "Newtonsoft.", "Npgsql.", "Grpc.", "Serilog.", "MS.", "Interop."];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.TrimStart();
        var blank = text.IndexOf(' ');
        if (line.Length - text.Length < 2 || blank is < 1 or > 6)
        {
            return false;
        }

        text = text[(blank + 1)..].TrimStart();
        var open = text.IndexOf('(');
        if (open < 3 || text[..open].IndexOf('.') < 0 || text[open..].IndexOf(')') < 0 || text[..open].IndexOf('/') >= 0 || text[..open].IndexOf(' ') >= 0)
        {
            return false;
        }

        var name = NameOf(text[..open]);
        frame = new StackFrame(name, FileOf(text[(open + text[open..].IndexOf(')') + 1)..]), !Libraries.Any(l => name.StartsWith(l, StringComparison.Ordinal)));
        return true;
    }

    /// <summary>
    /// Without what the compiler makes up: <c>Saver.&lt;SaveAsync&gt;d__5.MoveNext</c> is <c>Saver.SaveAsync</c>, <c>&lt;&gt;c.&lt;Main&gt;b__0_1</c> is <c>Main</c>,
    /// <c>&lt;Main&gt;g__Load|0_1</c> is <c>Load</c>, <c>List`1.Add[T]</c> is <c>List.Add</c>.
    /// </summary>
    internal static string NameOf(ReadOnlySpan<char> text)
    {
        var name = new StringBuilder();
        foreach (var range in text.Split('.'))
        {
            var part = PartOf(text[range]);
            if (part.Length > 0 && !part.SequenceEqual("MoveNext"))
            {
                name.Append(name.Length == 0 ? "" : ".").Append(part);
            }
        }

        return name.ToString();
    }

    private static ReadOnlySpan<char> PartOf(ReadOnlySpan<char> part)
    {
        var bracket = part.IndexOf('[');
        part = bracket > 0 ? part[..bracket] : part;
        var local = part.IndexOf("g__", StringComparison.Ordinal);
        if (local >= 0)
        {
            var bar = part.LastIndexOf('|');
            return bar > local ? part[(local + 3)..bar] : part[(local + 3)..];
        }

        var plus = part.LastIndexOf("+<", StringComparison.Ordinal);
        part = plus > 0 && part[(plus + 1)..].StartsWith("<>c") ? part[..plus] : part;
        if (part.StartsWith("<>c"))
        {
            return "";
        }

        var (begin, end) = (part.IndexOf('<'), part.LastIndexOf('>'));
        if (begin == 0 && end > 1)
        {
            return part[..(end + 1)].Trim("<>$");
        }

        var tick = part.IndexOf('`');
        return tick > 0 ? part[..tick] : part;
    }

    private static string FileOf(ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 ? TextEdges.FileOf(text[..colon].TrimEnd(' ')) : "";
    }
}
