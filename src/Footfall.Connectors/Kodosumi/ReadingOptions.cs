namespace Footfall.Connectors.Kodosumi;

/// <summary>How databases are read.</summary>
public sealed record ReadingOptions
{
    /// <summary>Folder for private copies; nobody else uses it.</summary>
    public required string CopyFolder { get; init; }

    /// <summary>Largest database that is copied because its writer is at work, in bytes.</summary>
    public long MostCopied { get; init; } = 2L << 30;

    /// <summary>Rows that are read and sent together at the most.</summary>
    public int RowsAtOnce { get; init; } = 5_000;

    /// <summary>Characters of messages that are read and sent together, give or take one message.</summary>
    public int CharactersAtOnce { get; init; } = 8 << 20;

    /// <summary>Longest message that is kept, in characters; what is longer is cut.</summary>
    public int LongestMessage { get; init; } = 256 << 10;
}
