using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>The chain of the audit.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0005_audit")]
internal sealed class AuditChain : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "audit",
        t => new
        {
            Seq = t.Column<int>(),
            EventId = t.Column<Guid>(),
            Content = t.Column<string>(),
            Hash = t.Column<string>(),
        },
        constraints: t => t.PrimaryKey("PK_audit", r => r.Seq));
}
