using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Http;

/// <summary>How to reach a ClickHouse server or cluster over its HTTP interface.</summary>
public sealed record HttpStoreOptions
{
    /// <summary>One address or several of one cluster, for example <c>http://db1:8123</c>; tried in turn when one is away.</summary>
    public required IReadOnlyList<Uri> Addresses { get; init; }

    /// <summary>User name; null for the server's default user.</summary>
    public string? User { get; init; }

    /// <summary>Password.</summary>
    public string? Password { get; init; }

    /// <summary>Database that unqualified names mean. Created when missing.</summary>
    public string Database { get; init; } = "footfall";

    /// <summary>Whether results and inserts travel compressed (gzip).</summary>
    public bool Compression { get; init; } = true;

    /// <summary>Longest wait for a connection.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest run of a question.</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest run of an export or of one insert.</summary>
    public TimeSpan ExportTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>User name for statements of others; null to run them as <see cref="User"/>.</summary>
    public string? SandboxUser { get; init; }

    /// <summary>Password of <see cref="SandboxUser"/>.</summary>
    public string? SandboxPassword { get; init; }

    /// <summary>What statements of others may take.</summary>
    public SandboxLimits Sandbox { get; init; } = new();
}
