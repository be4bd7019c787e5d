using Footfall.Ingestion.Pipeline.Policy;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Footfall.Server.Accounts.Migrations;

/// <summary>How many events may come in under a capture rule, and how many did.</summary>
[DbContext(typeof(FootfallDb))]
[Migration("0008_capture_caps")]
internal sealed class CaptureCaps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<long>(nameof(Capture.MaxEvents), "captures", nullable: false, defaultValue: CaptureCount.Standard);
        migrationBuilder.AddColumn<long>(nameof(Capture.Events), "captures", nullable: false, defaultValue: 0L);
    }
}
