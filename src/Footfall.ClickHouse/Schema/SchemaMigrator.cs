using Microsoft.Extensions.Logging;

namespace Footfall.ClickHouse.Schema;

/// <summary>
/// Brings the schema of the store to what the program knows, at start. Applied scripts are journalled in the store with
/// their checksum; a changed script or a newer schema is refused, because guessing would risk data.
/// </summary>
public sealed partial class SchemaMigrator(IStore store, SchemaNames names, IReadOnlyList<SchemaScript> scripts, ILogger logger)
{
    private const int MostTries = 50;
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private const string JournalTable = """
        CREATE TABLE IF NOT EXISTS schema_journal
        (
            number   UInt32,
            name     String,
            checksum String,
            applied  DateTime64(3, 'UTC') DEFAULT now64(3)
        )
        ENGINE = MergeTree ORDER BY number
        SETTINGS fsync_after_insert = 1, fsync_part_directory = 1
        """;

    /// <summary>Applies the scripts that are missing.</summary>
    /// <exception cref="StoreException">The schema is newer than the program, or a script differs from the applied one.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var statement in names.All.Select(n => $"CREATE DATABASE IF NOT EXISTS {n}").Append(JournalTable))
        {
            await RunAsync(statement, cancellationToken);
        }

        var journal = await ReadJournalAsync(cancellationToken);
        Check(journal);
        foreach (var script in scripts.Where(s => !journal.ContainsKey(s.Number)))
        {
            await ApplyAsync(script, cancellationToken);
        }
    }

    /// <summary>
    /// Applies a script that may not be applied yet. Another server that starts may be at it: where the two meet, it is looked at again whether the other has
    /// come to its end, and else begun again.
    /// </summary>
    private async Task ApplyAsync(SchemaScript script, CancellationToken cancellationToken)
    {
        for (var tries = 1; !(await ReadJournalAsync(cancellationToken)).ContainsKey(script.Number); tries++)
        {
            try
            {
                await RunAsync(script, cancellationToken);
                return;
            }
            catch (StoreException e) when (e.Code is StoreErrors.TableExists or StoreErrors.UnknownTable && tries < MostTries)
            {
                await Task.Delay(Again, cancellationToken);
            }
        }
    }

    private async Task RunAsync(SchemaScript script, CancellationToken cancellationToken)
    {
        foreach (var statement in script.Statements(names))
        {
            await RunAsync(statement, cancellationToken);
        }

        await RunAsync(
            "INSERT INTO schema_journal (number, name, checksum) SELECT {number:UInt32}, {name:String}, {checksum:String}",
            cancellationToken,
            new Parameters().Add("number", script.Number).Add("name", script.Name).Add("checksum", script.Checksum));
        Applied(logger, script.Name);
    }

    private async Task<Dictionary<int, SchemaJournalRow>> ReadJournalAsync(CancellationToken cancellationToken)
    {
        // Two servers that start at once may both journal a script: the statements are repeatable, so one row is as good as two.
        var rows = await store.RowsAsync<SchemaJournalRow>(
            new Statement("SELECT DISTINCT number, name, checksum FROM schema_journal ORDER BY number") { Lane = Lane.Write },
            cancellationToken);
        return rows.DistinctBy(r => r.Number).ToDictionary(r => r.Number);
    }

    private void Check(Dictionary<int, SchemaJournalRow> journal)
    {
        var known = scripts.ToDictionary(s => s.Number);
        foreach (var row in journal.Values)
        {
            if (!known.TryGetValue(row.Number, out var script))
            {
                throw new StoreException(0, $"The store has schema script {row.Name}, which this version of Footfall does not know. Use the newer version that wrote it; going back is not possible.");
            }

            if (!string.Equals(script.Checksum, row.Checksum, StringComparison.Ordinal))
            {
                throw new StoreException(0, $"Schema script {script.Name} differs from the one that was applied to this store. Scripts are append-only: restore its text and put the change into a new script.");
            }
        }
    }

    private Task RunAsync(string sql, CancellationToken cancellationToken, Parameters? parameters = null) =>
        store.ExecuteAsync(new Statement(sql) { Lane = Lane.Write, Parameters = parameters ?? Parameters.None }, cancellationToken);

    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Applied schema script {Script}")]
    private static partial void Applied(ILogger logger, string script);
}
