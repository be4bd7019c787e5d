using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Accounts, their claims, logins and tokens (ASP.NET Core Identity), access tokens and sign-in links.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0001_accounts")]
internal sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "accounts",
            t => new
            {
                Id = t.Column<string>(),
                Role = t.Column<int>(),
                UserId = t.Column<string>(nullable: true),
                Created = t.Column<long>(),
                UserName = t.Column<string>(maxLength: 256, nullable: true),
                NormalizedUserName = t.Column<string>(maxLength: 256, nullable: true),
                Email = t.Column<string>(maxLength: 256, nullable: true),
                NormalizedEmail = t.Column<string>(maxLength: 256, nullable: true),
                EmailConfirmed = t.Column<bool>(),
                PasswordHash = t.Column<string>(nullable: true),
                SecurityStamp = t.Column<string>(nullable: true),
                ConcurrencyStamp = t.Column<string>(nullable: true),
                PhoneNumber = t.Column<string>(nullable: true),
                PhoneNumberConfirmed = t.Column<bool>(),
                TwoFactorEnabled = t.Column<bool>(),
                LockoutEnd = t.Column<long>(nullable: true),
                LockoutEnabled = t.Column<bool>(),
                AccessFailedCount = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey("PK_accounts", a => a.Id));
        migrationBuilder.CreateIndex("EmailIndex", "accounts", "NormalizedEmail");
        migrationBuilder.CreateIndex("UserNameIndex", "accounts", "NormalizedUserName", unique: true);
        CreateIdentityTables(migrationBuilder);
        CreateTokenTables(migrationBuilder);
    }

    private static void CreateIdentityTables(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "account_claims",
            t => new
            {
                Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                UserId = t.Column<string>(),
                ClaimType = t.Column<string>(nullable: true),
                ClaimValue = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_account_claims", c => c.Id);
                t.ForeignKey("FK_account_claims_accounts_UserId", c => c.UserId, "accounts", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_account_claims_UserId", "account_claims", "UserId");
        migrationBuilder.CreateTable(
            "account_logins",
            t => new
            {
                LoginProvider = t.Column<string>(),
                ProviderKey = t.Column<string>(),
                ProviderDisplayName = t.Column<string>(nullable: true),
                UserId = t.Column<string>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_account_logins", l => new { l.LoginProvider, l.ProviderKey });
                t.ForeignKey("FK_account_logins_accounts_UserId", l => l.UserId, "accounts", "Id", onDelete: ReferentialAction.Cascade);
            });
        migrationBuilder.CreateIndex("IX_account_logins_UserId", "account_logins", "UserId");
        migrationBuilder.CreateTable(
            "account_tokens",
            t => new
            {
                UserId = t.Column<string>(),
                LoginProvider = t.Column<string>(),
                Name = t.Column<string>(),
                Value = t.Column<string>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_account_tokens", a => new { a.UserId, a.LoginProvider, a.Name });
                t.ForeignKey("FK_account_tokens_accounts_UserId", a => a.UserId, "accounts", "Id", onDelete: ReferentialAction.Cascade);
            });
    }

    private static void CreateTokenTables(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "tokens",
            t => new
            {
                Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Name = t.Column<string>(),
                Kind = t.Column<string>(),
                Hash = t.Column<string>(),
                Hint = t.Column<string>(),
                Created = t.Column<long>(),
                Expires = t.Column<long>(nullable: true),
                Revoked = t.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_tokens", a => a.Id));
        migrationBuilder.CreateIndex("IX_tokens_Hash", "tokens", "Hash", unique: true);
        migrationBuilder.CreateTable(
            "sign_in_links",
            t => new
            {
                Id = t.Column<int>().Annotation("Sqlite:Autoincrement", true).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                AccountId = t.Column<string>(),
                Hash = t.Column<string>(),
                Expires = t.Column<long>(),
                Used = t.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("PK_sign_in_links", l => l.Id));
        migrationBuilder.CreateIndex("IX_sign_in_links_Hash", "sign_in_links", "Hash", unique: true);
    }
}
