namespace Footfall.Server.Features.Dashboards;

/// <summary>A text to be saved.</summary>
/// <param name="Text">The dashboard, as YAML.</param>
/// <param name="Version">Of the text that was edited; empty for a new dashboard.</param>
internal sealed record DashboardText(string? Text, string? Version);
