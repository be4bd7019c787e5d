namespace Footfall.Server.Features.Dashboards;

/// <summary>A dashboard in the list.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Origin"><c>shipped</c> or <c>file</c>.</param>
/// <param name="Panels">How many panels it has.</param>
/// <param name="Problem">What is wrong with its file; empty when nothing is.</param>
internal sealed record DashboardEntry(string Key, string Title, string Description, string Origin, int Panels, string Problem)
{
    internal static DashboardEntry Of(Dashboard dashboard) =>
        new(dashboard.Key, dashboard.File.Title!, dashboard.File.Description ?? "", dashboard.Origin, dashboard.File.Panels().Count(), dashboard.Problem);
}
