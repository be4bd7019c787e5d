using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Orgs that accounts belong to, and accounts that are disabled.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0003_roles")]
internal sealed class Roles : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>(nameof(Account.Disabled), "accounts", nullable: true);
        migrationBuilder.CreateTable(
            "account_orgs",
            t => new
            {
                AccountId = t.Column<string>(),
                Org = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_account_orgs", o => new { o.AccountId, o.Org });
                t.ForeignKey("FK_account_orgs_accounts_AccountId", o => o.AccountId, "accounts", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
