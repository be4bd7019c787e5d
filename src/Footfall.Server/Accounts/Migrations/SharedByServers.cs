using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Keys of cookies and counts of changes, for servers that share a PostgreSQL database. With SQLite both stay empty.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0006_shared")]
internal sealed class SharedByServers : Migration
{
    // A change that was made while nobody told the others would be missed; what the database counts itself cannot be.
    private const string CountSql =
        """
        CREATE FUNCTION footfall_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE changes SET "Count" = "Count" + 1 WHERE "Name" = TG_ARGV[0];
            RETURN NULL;
        END
        $$;
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "protection_keys",
            t => new
            {
                Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Name = t.Column<string>(),
                Xml = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("PK_protection_keys", k => k.Id));
        migrationBuilder.CreateTable(
            "changes",
            t => new
            {
                Name = t.Column<string>(),
                Count = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("PK_changes", c => c.Name));
        if (migrationBuilder.ActiveProvider?.StartsWith("Npgsql", StringComparison.Ordinal) == true)
        {
            migrationBuilder.Sql(CountSql);
            Count(migrationBuilder, ChangeCount.Accounts, "accounts", "account_orgs");
            Count(migrationBuilder, ChangeCount.Tokens, "tokens");
        }
    }

    private static void Count(MigrationBuilder migrationBuilder, string name, params string[] tables)
    {
        migrationBuilder.Sql($"INSERT INTO changes (\"Name\", \"Count\") VALUES ('{name}', 0)");
        foreach (var table in tables)
        {
            migrationBuilder.Sql($"CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION footfall_count_change('{name}')");
        }
    }
}
