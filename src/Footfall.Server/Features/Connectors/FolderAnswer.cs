using Footfall.Connectors.Kodosumi;

namespace Footfall.Server.Features.Connectors;

/// <summary>How it stands with a folder.</summary>
internal sealed record FolderAnswer
{
    private const int MostListed = 1_000;

    // Ours: what a person would notice when it happens with every change.
    private const double Slow = 1_000;

    /// <summary>Short name of the folder, for the other routes.</summary>
    public required string Id { get; init; }

    /// <summary>The folder.</summary>
    public required string Path { get; init; }

    /// <summary>Short name of the org that its runs belong to.</summary>
    public required string? Org { get; init; }

    /// <summary>Who named it: setting, added or once.</summary>
    public required string Origin { get; init; }

    /// <summary>What it does: reading, watching, polling, missing or idle.</summary>
    public required string Mode { get; init; }

    /// <summary>Why it polls or what is missing, and what to do.</summary>
    public required string? Trouble { get; init; }

    /// <summary>Folders of executions.</summary>
    public required int Executions { get; init; }

    /// <summary>Of them with a database.</summary>
    public required int Databases { get; init; }

    /// <summary>Of them whose events are taken in.</summary>
    public required int Read { get; init; }

    /// <summary>Of them that cannot be read.</summary>
    public required int Skipped { get; init; }

    /// <summary>Of them deleted in Kodosumi.</summary>
    public required int Archived { get; init; }

    /// <summary>Folders without a database.</summary>
    public required int WithoutDatabase { get; init; }

    /// <summary>Still to be read in this pass.</summary>
    public required int Waiting { get; init; }

    /// <summary>Rows taken in.</summary>
    public required long Rows { get; init; }

    /// <summary>Users found in admin.db.</summary>
    public required int Users { get; init; }

    /// <summary>Why admin.db cannot be read.</summary>
    public required string? UsersTrouble { get; init; }

    /// <summary>When the folder was last looked through as a whole.</summary>
    public required DateTimeOffset? LastSweep { get; init; }

    /// <summary>When something new was last taken in.</summary>
    public required DateTimeOffset? LastRead { get; init; }

    /// <summary>How long looking through it took.</summary>
    public required double? SweepMilliseconds { get; init; }

    /// <summary>Executions taken in a second, of the last time that at least a hundred were.</summary>
    public required double? ExecutionsPerSecond { get; init; }

    /// <summary>Reasons for which executions are skipped, the most frequent first.</summary>
    public required IReadOnlyList<ReasonEntry> Reasons { get; init; }

    /// <summary>Executions that cannot be read; the first thousand.</summary>
    public required IReadOnlyList<SkippedEntry> SkippedExecutions { get; init; }

    /// <summary>Whether one of them took so long that somebody should look.</summary>
    public required bool IsSlow { get; init; }

    /// <summary>Executions that took longest to read since the start.</summary>
    public required IReadOnlyList<SlowEntry> Slowest { get; init; }

    internal static FolderAnswer Of(FolderState state) => new()
    {
        Id = state.Id,
        Path = state.Source.Path,
        Org = state.Source.Org,
        Origin = state.Source.Origin,
        Mode = state.Mode,
        Trouble = state.Trouble,
        Executions = state.Executions,
        Databases = state.Databases,
        Read = state.Read,
        Skipped = state.Skipped.Count,
        Archived = state.Archived,
        WithoutDatabase = state.WithoutDatabase,
        Waiting = state.Waiting,
        Rows = state.Rows,
        Users = state.Roles,
        UsersTrouble = state.RolesTrouble is { } reason ? $"{reason.Message} {reason.Advice}" : null,
        LastSweep = state.LastSweep,
        LastRead = state.LastRead,
        SweepMilliseconds = state.SweepMilliseconds,
        ExecutionsPerSecond = state.Speed,
        Reasons = [.. state.Skipped.GroupBy(s => s.Reason).Select(g => new ReasonEntry(g.Key.Code, g.Key.Message, g.Key.Advice, g.Count())).OrderByDescending(r => r.Count)],
        SkippedExecutions = [.. state.Skipped.Take(MostListed).Select(s => new SkippedEntry(s.User, s.Fid, s.Reason.Code, s.Reason.Message, s.Reason.Advice, s.Size, s.Changed, s.RowsRead))],
        IsSlow = state.Slowest is [{ Milliseconds: > Slow }, ..],
        Slowest = [.. state.Slowest.Select(s => new SlowEntry(s.User, s.Fid, s.Milliseconds, s.Size))],
    };
}
