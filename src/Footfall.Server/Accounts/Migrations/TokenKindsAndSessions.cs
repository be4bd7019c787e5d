using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Whom a token belongs to, what it narrows, when it was last used; sessions of browsers.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0004_token_kinds_sessions")]
internal sealed class TokenKindsAndSessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { nameof(AccessToken.AccountId), nameof(AccessToken.Scopes), nameof(AccessToken.Origins), nameof(AccessToken.IdPrefix) })
        {
            migrationBuilder.AddColumn<string>(column, "tokens", nullable: true);
        }

        migrationBuilder.AddColumn<long>(nameof(AccessToken.LastUsed), "tokens", nullable: true);
        migrationBuilder.CreateTable(
            "sessions",
            t => new
            {
                Hash = t.Column<string>(),
                AccountId = t.Column<string>(),
                Ticket = t.Column<byte[]>(),
                Created = t.Column<long>(),
                LastUsed = t.Column<long>(),
                Expires = t.Column<long>(),
                Address = t.Column<string>(),
                Client = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_sessions", s => s.Hash);
                t.ForeignKey("FK_sessions_accounts_AccountId", s => s.AccountId, "accounts", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_sessions_AccountId", "sessions", "AccountId");
    }
}
