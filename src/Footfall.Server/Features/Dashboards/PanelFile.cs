namespace Footfall.Server.Features.Dashboards;

/// <summary>A panel: a question and how its answer is drawn.</summary>
internal sealed class PanelFile
{
    /// <summary>Its name in addresses, once in the dashboard.</summary>
    public string? Id { get; set; }

    /// <summary>Stands above it.</summary>
    public string? Title { get; set; }

    /// <summary>What it shows, and how that is counted.</summary>
    public string? Description { get; set; }

    /// <summary>How it is drawn.</summary>
    public string? Kind { get; set; }

    /// <summary>Of its numbers.</summary>
    public string? Unit { get; set; }

    /// <summary>Of the twelve parts of a row; null for all.</summary>
    public int? Width { get; set; }

    /// <summary>Columns whose sum stands at the foot of a table.</summary>
    public List<string>? Totals { get; set; }

    /// <summary>The question.</summary>
    public string? Sql { get; set; }

    /// <summary>A metric of the server's statistics in place of a question, <c>users/active</c>.</summary>
    public string? Metric { get; set; }

    /// <summary>What a panel of the kind text says.</summary>
    public string? Text { get; set; }
}
