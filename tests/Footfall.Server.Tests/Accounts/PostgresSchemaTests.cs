using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Footfall.Server.Tests.Accounts;

/// <summary>The migrations of SQLite, on PostgreSQL.</summary>
[Trait("Speed", "slow")]
public sealed class PostgresSchemaTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MigratedSchema_IsTheModelsSchema()
    {
        var (migrated, wanted) = (await postgres.NewDatabaseAsync(), await postgres.NewDatabaseAsync());
        await using (var db = Open(migrated))
        {
            await db.Database.MigrateAsync(Stop);
        }

        await using (var db = Open(wanted))
        {
            await db.Database.EnsureCreatedAsync(Stop);
        }

        var schema = await SchemaAsync(migrated);
        Assert.Contains("tokens.Hash text NO ", schema);
        Assert.Equal(await SchemaAsync(wanted), schema);
    }

    [Fact]
    public async Task ChangesOfAccountsTokensAndCaptures_AreCounted_WithTheirTransaction()
    {
        await using var db = Open(await postgres.NewDatabaseAsync());
        await db.Database.MigrateAsync(Stop);
        await using (var change = await db.Database.BeginTransactionAsync(Stop))
        {
            await db.Tokens.ExecuteDeleteAsync(Stop);
            await change.RollbackAsync(Stop);
        }

        Assert.Equal(["accounts 0", "captures 0", "tokens 0"], await CountsAsync(db));
        await db.Tokens.ExecuteDeleteAsync(Stop);
        await db.Users.ExecuteDeleteAsync(Stop);
        await db.AccountOrgs.ExecuteDeleteAsync(Stop);
        await db.Captures.ExecuteDeleteAsync(Stop);
        await db.Sessions.ExecuteDeleteAsync(Stop);
        Assert.Equal(["accounts 2", "captures 1", "tokens 1"], await CountsAsync(db));
    }

    private static Task<List<string>> CountsAsync(FootfallDb db) =>
        db.Changes.AsNoTracking().OrderBy(c => c.Name).Select(c => c.Name + " " + c.Count).ToListAsync(Stop);

    private static FootfallDb Open(string connection) => new(new DbContextOptionsBuilder<FootfallDb>().UseNpgsql(connection).Options);

    /// <summary>Columns with type, nullability and how they are filled, indexes and constraints, sorted.</summary>
    private static async Task<List<string>> SchemaAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(
            """
            SELECT table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || ' ' || is_nullable || ' ' || coalesce(identity_generation, column_default, '')
            FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
            UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_%'
            UNION ALL SELECT c.conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public' AND c.conrelid::regclass::text NOT LIKE '"\_\_%'
            ORDER BY 1
            """,
            connection);
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(Stop);
        while (await reader.ReadAsync(Stop))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
