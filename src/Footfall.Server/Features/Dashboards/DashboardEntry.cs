namespace Footfall.Server.Features.Dashboards;

/// <summary>A dashboard in the list.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Origin"><c>shipped</c>, <c>file</c>, or <c>ignored</c> for a file whose name is none of a dashboard: then the key is that name, and there is nothing to be shown.</param>
/// <param name="Panels">How many panels it has.</param>
/// <param name="Problem">What is wrong with its file; empty when nothing is.</param>
internal sealed record DashboardEntry(string Key, string Title, string Description, string Origin, int Panels, string Problem)
{
    /// <summary>What a file is that lies among the dashboards and is none.</summary>
    internal static DashboardEntry Ignored(string file) =>
        new(file, file, "", "ignored", 0, $"{file} is not shown: the file of a dashboard is named NAME.yaml, and NAME is of a-z, 0-9 and -, at most 80 characters. Give it another name.");

    internal static DashboardEntry Of(Dashboard dashboard) =>
        new(dashboard.Key, dashboard.File.Title!, dashboard.File.Description ?? "", dashboard.Origin, dashboard.File.Panels().Count(), dashboard.Problem);
}
