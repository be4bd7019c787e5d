namespace Footfall.Server.Features.Dashboards;

/// <summary>A row of panels.</summary>
internal sealed class RowFile
{
    /// <summary>Stands above it.</summary>
    public string? Title { get; set; }

    /// <summary>From left to right.</summary>
    public List<PanelFile> Panels { get; set; } = [];
}
