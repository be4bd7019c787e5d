namespace Footfall.Model.Activity;

/// <summary>The categories of activity that Coder's metrics know (semantics 6.1; <c>specs/coder.md</c> A1.4). Any other <c>use:X</c> is category X.</summary>
public static class ActivityCategory
{
    /// <summary>A web IDE.</summary>
    public const string Ide = "ide";

    /// <summary>Signing in: an instant, never a stretch of time.</summary>
    public const string Login = "login";

    /// <summary>A custom app.</summary>
    public const string App = "app";

    /// <summary>SSH, and desktop editors that use it.</summary>
    public const string Tunnel = "tunnel";

    /// <summary>A terminal in the browser.</summary>
    public const string WebTerminal = "web_terminal";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [Ide, App, Tunnel, WebTerminal, Login];

    /// <summary>The category of that name, in any case and also under its other names; null when there is none.</summary>
    public static string? Find(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        return lower is "web-terminal" or "webterminal" or "terminal" ? WebTerminal : All.FirstOrDefault(c => c == lower);
    }
}
