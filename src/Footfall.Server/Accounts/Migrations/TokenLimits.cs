using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>Limits that a token has of its own; null is as the settings say.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0002_token_limits")]
internal sealed class TokenLimits : Migration
{
    private static readonly string[] Columns =
    [
        nameof(AccessToken.MaxRequestsPerSecond), nameof(AccessToken.MaxEventsPerSecond), nameof(AccessToken.MaxBytesPerSecond),
        nameof(AccessToken.MaxEventsPerRequest), nameof(AccessToken.MaxEventBytes),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in Columns)
        {
            migrationBuilder.AddColumn<long>(column, "tokens", nullable: true);
        }
    }
}
