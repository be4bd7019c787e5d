namespace Footfall.Connectors.Kodosumi;

/// <summary>How it stands with a folder.</summary>
public sealed record FolderState
{
    /// <summary>The folder.</summary>
    public required FolderSource Source { get; init; }

    /// <summary>Short name of the source.</summary>
    public required string Id { get; init; }

    /// <summary>What it does: <c>reading</c>, <c>watching</c>, <c>polling</c>, <c>missing</c> or <c>idle</c> (read once).</summary>
    public required string Mode { get; init; }

    /// <summary>Why it polls or what is missing; null when all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>Folders of executions.</summary>
    public int Executions { get; init; }

    /// <summary>Of them with a database.</summary>
    public int Databases { get; init; }

    /// <summary>Of them whose events are taken in.</summary>
    public int Read { get; init; }

    /// <summary>Of them deleted in Kodosumi.</summary>
    public int Archived { get; init; }

    /// <summary>Folders without a database.</summary>
    public int WithoutDatabase { get; init; }

    /// <summary>Rows taken in.</summary>
    public long Rows { get; init; }

    /// <summary>Those that cannot be read.</summary>
    public IReadOnlyList<SkippedExecution> Skipped { get; init; } = [];

    /// <summary>Roles found in admin.db.</summary>
    public int Roles { get; init; }

    /// <summary>Why the roles cannot be read.</summary>
    public SkipReason? RolesTrouble { get; init; }

    /// <summary>When the folder was last looked through as a whole.</summary>
    public DateTimeOffset? LastSweep { get; init; }

    /// <summary>When something new was last taken in.</summary>
    public DateTimeOffset? LastRead { get; init; }

    /// <summary>How long looking through it took, in milliseconds.</summary>
    public double? SweepMilliseconds { get; init; }

    /// <summary>Executions taken in a second, of the last time that at least a hundred were.</summary>
    public double? Speed { get; init; }

    /// <summary>Still to be read.</summary>
    public int Waiting { get; init; }

    /// <summary>The slowest of late.</summary>
    public IReadOnlyList<SlowExecution> Slowest { get; init; } = [];
}
