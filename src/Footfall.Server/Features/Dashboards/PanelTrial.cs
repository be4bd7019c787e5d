namespace Footfall.Server.Features.Dashboards;

/// <summary>The SQL of a panel that is being edited.</summary>
/// <param name="Sql">Its text, with the macros and variables of the dashboard.</param>
internal sealed record PanelTrial(string? Sql);
