namespace Footfall.Server.Features.Dashboards;

/// <summary>A dashboard as its file has it (<c>dashboards/dashboard.schema.json</c>).</summary>
internal sealed class DashboardFile
{
    /// <summary>What it is called.</summary>
    public string? Title { get; set; }

    /// <summary>What it shows.</summary>
    public string? Description { get; set; }

    /// <summary>Period that it opens with.</summary>
    public string? Period { get; set; }

    /// <summary>What can be chosen.</summary>
    public List<VariableFile> Variables { get; set; } = [];

    /// <summary>Rows of panels.</summary>
    public List<RowFile> Rows { get; set; } = [];

    /// <summary>All panels.</summary>
    internal IEnumerable<PanelFile> Panels() => Rows.SelectMany(r => r.Panels);
}
