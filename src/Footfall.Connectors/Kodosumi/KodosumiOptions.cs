namespace Footfall.Connectors.Kodosumi;

/// <summary>What the connector reads and how.</summary>
public sealed record KodosumiOptions
{
    /// <summary>Folders that the settings name.</summary>
    public IReadOnlyList<FolderSource> Folders { get; init; } = [];

    /// <summary>How databases are read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>Whether folders are watched; not by a command that only wants something done.</summary>
    public bool Watches { get; init; } = true;
}
