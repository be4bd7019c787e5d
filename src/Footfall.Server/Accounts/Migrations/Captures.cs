using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Capture rules.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0007_captures")]
internal sealed class Captures : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "captures",
            t => new
            {
                Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Scopes = t.Column<string>(),
                Level = t.Column<string>(),
                UserId = t.Column<string>(nullable: true),
                Package = t.Column<string>(nullable: true),
                Reason = t.Column<string>(),
                Author = t.Column<string>(),
                Created = t.Column<long>(),
                Until = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("PK_captures", c => c.Id));
        if (migrationBuilder.ActiveProvider?.StartsWith("Npgsql", StringComparison.Ordinal) == true)
        {
            migrationBuilder.Sql($"INSERT INTO changes (\"Name\", \"Count\") VALUES ('{ChangeCount.Captures}', 0)");
            migrationBuilder.Sql($"CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON captures FOR EACH STATEMENT EXECUTE FUNCTION footfall_count_change('{ChangeCount.Captures}')");
        }
    }
}
