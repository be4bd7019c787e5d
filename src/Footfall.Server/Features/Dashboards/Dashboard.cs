namespace Footfall.Server.Features.Dashboards;

/// <summary>A dashboard as it is shown now.</summary>
/// <param name="Key">Name of its file, without ending.</param>
/// <param name="Origin"><c>shipped</c> with Footfall, or a <c>file</c> of the data folder, which may stand in the place of a shipped one.</param>
/// <param name="Text">The text that is shown: the last that was right.</param>
/// <param name="File">The same, read.</param>
internal sealed record Dashboard(string Key, string Origin, string Text, DashboardFile File)
{
    /// <summary>What is wrong with the file as it is now; empty when nothing is.</summary>
    internal string Problem { get; init; } = "";

    /// <summary>The text of the file as it is now: what is edited. Another one than <see cref="Text"/> while it is wrong.</summary>
    internal string FileText { get; init; } = Text;

    /// <summary>Names the text of the file as it is now: who saves says which one was edited.</summary>
    internal required string Version { get; init; }
}
