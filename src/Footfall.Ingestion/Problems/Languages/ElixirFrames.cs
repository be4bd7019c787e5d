namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames of Elixir, of an application that is told with its version, or of a script:
/// <code>    (shop 0.4.1) lib/shop/stock.ex:22: Shop.Stock.reserve/2
///     (elixir 1.16.0) lib/enum.ex:1700: Enum."-map/2-lists^map/1-1-"/2
///     (stdlib 5.2) :erlang.binary_to_integer("x")
///     lib/shop/job.ex:9: anonymous fn/2 in Shop.Job.run/1</code>
/// </summary>
internal static class ElixirFrames
{
    // Applications of Erlang, Elixir, and of what nearly every program is built on, by how their names begin.
    private static readonly string[] Libraries =
    [
        "elixir", "stdlib", "kernel", "erts", "ex_unit", "mix", "iex", "eex", "logger", "ssl", "crypto", "inets", "phoenix", "plug", "cowboy", "ranch", "bandit", "thousand_island", "ecto", "db_connection",
        "postgrex", "myxql", "tds", "oban", "gen_stage", "broadway", "flow", "absinthe", "finch", "mint", "tesla", "hackney", "httpoison", "req", "jason", "poison", "telemetry", "swoosh", "nimble_",
    ];

    /// <summary>Class and message of <c>** (MatchError) no match of right hand side value: nil</c> as others say it; null for other lines.</summary>
    internal static string? HeadOf(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart();
        var close = text.StartsWith("** (") ? text.IndexOf(')') : -1;
        return close > 4 && TextEdges.IsIdentifier(text[4..close], ".") ? $"{text[4..close]}: {text[(close + 1)..].Trim()}" : null;
    }

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.TrimStart();
        if (text.Length == line.Length)
        {
            return false;
        }

        var app = AppOf(text);
        text = app.IsEmpty ? text : text[(text.IndexOf(") ", StringComparison.Ordinal) + 2)..];
        var split = text.IndexOf(": ", StringComparison.Ordinal);
        var hasFile = split > 0 && TextEdges.TryCutPosition(text[..split], out var path) && IsSource(path);
        var isErlang = !app.IsEmpty && text.StartsWith(":");
        if (!hasFile && !isErlang)
        {
            return false;
        }

        var call = hasFile ? text[(split + 2)..] : text;
        var file = hasFile ? TextEdges.FileOf(text[..text[..split].LastIndexOf(':')]) : "";
        frame = new StackFrame(NameOf(call), file, !isErlang && !IsLibrary(app));
        return true;
    }

    /// <summary>Name of the application of <c>(shop 0.4.1) </c>; empty without one.</summary>
    private static ReadOnlySpan<char> AppOf(ReadOnlySpan<char> text)
    {
        var close = text.StartsWith("(") ? text.IndexOf(") ", StringComparison.Ordinal) : -1;
        var blank = close > 0 ? text[..close].IndexOf(' ') : -1;
        return blank > 1 && TextEdges.IsIdentifier(text[1..blank], "") ? text[1..blank] : "";
    }

    private static bool IsSource(ReadOnlySpan<char> path) => path.EndsWith(".ex") || path.EndsWith(".exs") || path.EndsWith(".erl") || path.EndsWith(".eex") || path.EndsWith(".heex");

    private static bool IsLibrary(ReadOnlySpan<char> app)
    {
        foreach (var library in Libraries)
        {
            if (app.StartsWith(library))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Function with its module and arity; arguments, which a call that fits no clause is printed with, left out.</summary>
    private static string NameOf(ReadOnlySpan<char> call)
    {
        var inner = call.IndexOf(" in ", StringComparison.Ordinal);
        if (call.StartsWith("anonymous fn/") && inner > 0)
        {
            return $"fn in {call[(inner + 4)..]}";
        }

        var open = call.IndexOf('(');
        return (open > 0 ? call[..open] : call).ToString();
    }
}
