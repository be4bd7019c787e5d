using System.Globalization;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Footfall.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Features.Machine;

/// <summary>
/// Copies a data folder while it is served. Nothing stops for it but the feeding of the engine, for the moment in which its tables
/// are frozen (hard links, milliseconds each); events that come meanwhile are acknowledged from the journal as always. See
/// <c>docs/adr/0024-backup.md</c>.
/// </summary>
internal sealed class BackupMaker(ServerSettings settings, DataFolder folder, IStore store, EventWriter writer, AccountsDatabase accounts, IDbContextFactory<FootfallDb> databases, TimeProvider time) : IDisposable
{
    private const string Frozen = "footfall_backup_";

    // A seal in the copy means that the rollups of its day are in the copy, and an event in the copy that its day's seal is broken
    // there: so events first, then the seals, then the rest.
    private static readonly string[] First = ["events", "sealed_days"];
    private static readonly string[] Copied = ["keys", "metrics"];

    private readonly SemaphoreSlim _one = new(1, 1);

    private string Shadow => Path.Combine(folder.Engine, "shadow");

    public void Dispose() => _one.Dispose();

    /// <summary>Takes away what a backup left frozen when its server was killed: it keeps on disk what the store has long let go of.</summary>
    internal void Sweep()
    {
        foreach (var left in Directory.Exists(Shadow) ? Directory.GetDirectories(Shadow, $"{Frozen}*") : [])
        {
            Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>Makes a backup in a folder that is not there yet.</summary>
    internal async Task<IResult> MakeAsync(string target, CancellationToken cancellationToken)
    {
        if (settings.Optional("ClickHouse:Url") is not null)
        {
            return Refuse("The events are on a ClickHouse server: back them up there (BACKUP DATABASE), and copy the data folder of the stopped server.");
        }

        if (!Path.IsPathFullyQualified(target) || Directory.Exists(target) || File.Exists(target))
        {
            return Refuse($"{target} must be a folder that is not there yet.");
        }

        if (folder.Contains(target))
        {
            return Refuse($"{target} must not be inside the data folder, {folder.Path}, which a disk that fails takes with it.");
        }

        if (!await _one.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return Refuse("Another backup is being made.");
        }

        try
        {
            return Results.Ok(await CopyAsync(target, cancellationToken));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<BackupManifest> CopyAsync(string target, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Frozen}{time.GetUtcNow():yyyyMMddHHmmssfff}");
        var shadow = Path.Combine(Shadow, name);
        try
        {
            Directory.CreateDirectory(target);
            var tables = Ordered(await store.RowsAsync<EngineTable>(new Statement("SELECT database, name, toString(uuid) AS uuid FROM system.tables WHERE engine LIKE '%MergeTree' AND database NOT IN ('system')") { Lane = Lane.Write }, cancellationToken));
            var engine = await store.RowsAsync<EngineDatabase>(new Statement("SELECT name, toString(uuid) AS uuid FROM system.databases WHERE engine = 'Atomic' AND name NOT IN ('system', 'default')") { Lane = Lane.Write }, cancellationToken);
            var made = time.GetUtcNow();
            var events = await FreezeAsync(target, name, tables, cancellationToken);
            CopyEngine(target, shadow, tables, engine);
            var notes = await CopyRestAsync(target, made, cancellationToken);
            var manifest = new BackupManifest(Product.Version, made, events, engine.ToDictionary(d => d.Name, d => d.Uuid), notes, await ListAsync(target, cancellationToken));
            manifest.Write(target);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(shadow))
            {
                Directory.Delete(shadow, recursive: true);
            }
        }
    }

    /// <summary>The moment of the backup: the journal and all tables, while nothing goes from the one to the others.</summary>
    private async Task<long> FreezeAsync(string target, string name, IEnumerable<EngineTable> tables, CancellationToken cancellationToken)
    {
        using var pause = await writer.PauseFeedingAsync(cancellationToken);
        CopyFolder(folder.Journal, Path.Combine(target, "journal"));
        foreach (var table in tables)
        {
            await store.ExecuteAsync(new Statement($"ALTER TABLE `{table.Database}`.`{table.Name}` FREEZE WITH NAME '{name}'") { Lane = Lane.Write }, cancellationToken);
        }

        var count = await store.TextAsync(new Statement("SELECT count() FROM events WHERE sender != 'working-time'") { Lane = Lane.Write }, "TabSeparated", cancellationToken);
        return long.Parse(count, CultureInfo.InvariantCulture);
    }

    private void CopyEngine(string target, string shadow, IEnumerable<EngineTable> tables, IEnumerable<EngineDatabase> engine)
    {
        var to = Path.Combine(target, "engine");
        foreach (var database in engine)
        {
            Directory.CreateDirectory(Path.Combine(to, "metadata"));
            File.Copy(Path.Combine(folder.Engine, "metadata", $"{database.Name}.sql"), Path.Combine(to, "metadata", $"{database.Name}.sql"));
            CopyFolder(Path.Combine(folder.Engine, database.Folder), Path.Combine(to, database.Folder));
        }

        foreach (var table in tables)
        {
            var own = Path.Combine(to, table.Folder);
            Directory.CreateDirectory(own);
            File.Copy(Path.Combine(folder.Engine, table.Folder, "format_version.txt"), Path.Combine(own, "format_version.txt"));
            CopyFolder(Path.Combine(shadow, table.Folder), own);
        }
    }

    private async Task<List<string>> CopyRestAsync(string target, DateTimeOffset made, CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        foreach (var name in Copied)
        {
            CopyFolder(Path.Combine(folder.Path, name), Path.Combine(target, name));
        }

        if (File.Exists(Path.Combine(folder.Path, "appsettings.json")))
        {
            File.Copy(Path.Combine(folder.Path, "appsettings.json"), Path.Combine(target, "appsettings.json"));
        }

        // The start on the copy repairs what is younger: what the engine had begun when it was frozen.
        await File.WriteAllTextAsync(Path.Combine(target, "last-alive"), made.AddMinutes(-10).ToString("O", CultureInfo.InvariantCulture), cancellationToken);
        if (accounts.IsShared)
        {
            notes.Add("Accounts, tokens and the audit are in PostgreSQL and not in this backup: pg_dump saves them.");
        }
        else
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(target, "footfall.db")}", cancellationToken);
        }

        return notes;
    }

    private static List<EngineTable> Ordered(IEnumerable<EngineTable> tables) =>
        [.. tables.OrderBy(t => Array.IndexOf(First, t.Name) is var place and >= 0 ? place : First.Length)];

    /// <summary>Every file with its hash; reading them again shows that they can be read.</summary>
    private static async Task<List<BackupFile>> ListAsync(string target, CancellationToken cancellationToken)
    {
        var files = new List<BackupFile>();
        foreach (var path in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add(new BackupFile(Path.GetRelativePath(target, path).Replace('\\', '/'), new FileInfo(path).Length, await BackupManifest.HashAsync(path, cancellationToken)));
        }

        return files;
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(path, copy, overwrite: true);
        }
    }

    private static IResult Refuse(string message) => Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: message);
}
