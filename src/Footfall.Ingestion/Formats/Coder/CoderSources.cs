using System.Collections.Frozen;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>
/// What a sample's source is here: the categories of Coder's metrics page. Its command line sends <c>ssh</c> and <c>sync</c>; the
/// other names are those of categories and of Coder's session kinds. Source: <c>specs/coder.md</c> A1.4.
/// </summary>
internal static class CoderSources
{
    private static readonly FrozenDictionary<string, string> Scopes = new Dictionary<string, string[]>
    {
        ["use:tunnel"] = ["tunnel", "ssh", "sync", "sftp", "vscode", "jetbrains", "gateway", "port_forward"],
        ["use:ide"] = ["ide", "code_web", "code_server", "jupyter", "pycharm", "rstudio"],
        ["use:app"] = ["app"],
        ["use:web_terminal"] = ["web_terminal", "webterminal", "terminal", "reconnecting_pty"],
        ["login:user"] = ["login"],
    }.SelectMany(s => s.Value.Select(name => KeyValuePair.Create(name, s.Key))).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The scope of a source, in any case and with hyphens or underscores; null for one that is not known.</summary>
    internal static string? Scope(string source) => Scopes.GetValueOrDefault(source.Replace('-', '_'));

    /// <summary>The scope of an app's session, by the way it was reached.</summary>
    internal static string OfAccess(string? method) => method == "terminal" ? "use:web_terminal" : "use:app";
}
