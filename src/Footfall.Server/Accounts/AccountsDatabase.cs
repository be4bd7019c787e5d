using System.Data.Common;
using Footfall.Server.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Footfall.Server.Accounts;

/// <summary>
/// Where accounts, tokens, sessions and the audit are kept: a file of the data folder (SQLite), or a PostgreSQL server that
/// several servers of one ClickHouse share (setting <c>Accounts:Postgres</c>).
/// </summary>
internal sealed class AccountsDatabase : IDisposable
{
    // Two servers that start at once on an empty database must not both make its tables, its administrator and its keys.
    // The number is any that nobody else takes: "footfall" in ASCII.
    private const string LockSql = "SELECT pg_advisory_lock(7381240356497058924)";

    // Another number: who starts need not wait for who takes old events away.
    private const string TryLockSql = "SELECT pg_try_advisory_lock(7381240356497058925) AS \"Value\"";

    private static readonly TimeSpan WaitForOthers = TimeSpan.FromMinutes(2);

    private readonly string _file;
    private readonly NpgsqlConnectionStringBuilder? _postgres;
    private volatile string? _trouble;

    public AccountsDatabase(ServerSettings settings, DataFolder folder)
    {
        _file = folder.Database;
        _postgres = settings.Optional("Accounts:Postgres") is { } text ? PostgresText.Read(text) : null;
    }

    private string ConnectionText => $"Data Source={_file}";

    /// <summary>Whether other servers may use it, too.</summary>
    internal bool IsShared => _postgres is not null;

    /// <summary>What and where it is, without secrets.</summary>
    internal string Description => _postgres is null ? _file : PostgresText.Describe(_postgres);

    /// <summary>Why the shared database cannot be used at the moment; null when it can. <see cref="SharedChanges"/> finds out.</summary>
    internal string? Trouble
    {
        get => _trouble;
        set => _trouble = value;
    }

    /// <summary>Closes the connections to a file that wait for their next use.</summary>
    public void Dispose()
    {
        if (_postgres is null)
        {
            using var connection = new SqliteConnection(ConnectionText);
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>Has a context use it.</summary>
    internal void Configure(DbContextOptionsBuilder options) => _ = _postgres is null
        ? options.UseSqlite(ConnectionText).AddInterceptors(new PatientConnections())
        : options.UseNpgsql(_postgres.ConnectionString).AddInterceptors(new AwayGuard(this));

    /// <summary>The shared database for who looks whether it is back.</summary>
    internal DbContextOptions<FootfallDb> Unguarded() => new DbContextOptionsBuilder<FootfallDb>().UseNpgsql(_postgres!.ConnectionString).Options;

    /// <summary>Keeps other servers from preparing it at the same time, and brings its tables up to date.</summary>
    /// <returns>Dispose it to let the others go on.</returns>
    /// <exception cref="DbException">It cannot be reached, or refuses.</exception>
    internal async Task<IAsyncDisposable> PrepareAsync(IDbContextFactory<FootfallDb> databases, CancellationToken cancellationToken)
    {
        var db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            if (IsShared)
            {
                // The lock is the connection's: it ends with it, also when this process is killed.
                db.Database.SetCommandTimeout(WaitForOthers);
                await db.Database.OpenConnectionAsync(cancellationToken);
                await db.Database.ExecuteSqlRawAsync(LockSql, cancellationToken);
            }
            else
            {
                // Nobody else has the folder, so a lock that is there was left by a crash; the migration would wait for it for ever.
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            }

            await db.Database.MigrateAsync(cancellationToken);
            return IsShared ? new Alone(db) : db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>For what one of several servers does for all: the others leave it.</summary>
    /// <returns>Dispose it when it is done; null when another server is at it.</returns>
    /// <exception cref="DbException">It cannot be reached, or refuses.</exception>
    internal async Task<IAsyncDisposable?> TryAloneAsync(IDbContextFactory<FootfallDb> databases, CancellationToken cancellationToken)
    {
        var db = await databases.CreateDbContextAsync(cancellationToken);
        try
        {
            if (!IsShared)
            {
                return db;
            }

            await db.Database.OpenConnectionAsync(cancellationToken);
            if (await db.Database.SqlQueryRaw<bool>(TryLockSql).SingleAsync(cancellationToken))
            {
                return new Alone(db);
            }
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }

        await db.DisposeAsync();
        return null;
    }

    /// <summary>Gives the lock back before the connection goes to the pool.</summary>
    private sealed class Alone(FootfallDb db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await using (db)
            {
                await db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock_all()");
            }
        }
    }
}
