using Footfall.Server.Accounts;
using Footfall.Server.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.Server.Tests.Accounts;

/// <summary>Migrations are written by hand; what they make is what the model says.</summary>
public sealed class MigrationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task MigratedSchema_IsTheModelsSchema()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var db = await shared.Server.Services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(stop);
        await using var wanted = new SqliteConnection("Data Source=:memory:");
        await wanted.OpenAsync(stop);
        await using (var create = wanted.CreateCommand())
        {
            create.CommandText = db.Database.GenerateCreateScript();
            await create.ExecuteNonQueryAsync(stop);
        }

        await db.Database.OpenConnectionAsync(stop);
        Assert.Equal(await SchemaAsync(wanted), await SchemaAsync((SqliteConnection)db.Database.GetDbConnection()));
    }

    /// <summary>Columns with type, nullability and key, indexes and foreign keys, sorted.</summary>
    private static async Task<List<string>> SchemaAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_%' ESCAPE '\'
            UNION ALL SELECT t.name || ' index ' || i.name || ' ' || i."unique" || ' ' || x.name FROM sqlite_master t, pragma_index_list(t.name) i, pragma_index_info(i.name) x WHERE t.type = 'table' AND i.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '\_\_%' ESCAPE '\'
            UNION ALL SELECT t.name || ' key ' || f."from" || ' ' || f."table" || ' ' || f.on_delete FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
            ORDER BY 1
            """;
        var rows = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
