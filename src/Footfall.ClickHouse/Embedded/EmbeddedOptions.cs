using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Embedded;

/// <summary>Where the engine keeps its data, and how much it may use.</summary>
public sealed record EmbeddedOptions
{
    /// <summary>The engine's own folder. One process at a time.</summary>
    public required string Folder { get; init; }

    /// <summary>Database that unqualified names mean. Created when missing.</summary>
    public string Database { get; init; } = "footfall";

    /// <summary>File of the engine library; null to search for it.</summary>
    public string? Library { get; init; }

    /// <summary>Memory that the whole engine may use, in bytes.</summary>
    public long MaxServerMemory { get; init; } = 4L << 30;

    /// <summary>Connections that answer questions.</summary>
    public int ReadConnections { get; init; } = 6;

    /// <summary>Longest run of a question.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest run of an export.</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What statements of others may take.</summary>
    public SandboxLimits Sandbox { get; init; } = new();
}
