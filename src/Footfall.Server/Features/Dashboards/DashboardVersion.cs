namespace Footfall.Server.Features.Dashboards;

/// <summary>A text of a dashboard that was kept.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Time">When it was kept; null for the one that ships with Footfall.</param>
internal sealed record DashboardVersion(string Name, DateTimeOffset? Time);
