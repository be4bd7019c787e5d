namespace Footfall.Server.Features.Dashboards;

/// <summary>What is wrong with a dashboard's text.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Path">Keys and numbers of entries that lead to it from the top; as far as they are there, they give its place.</param>
internal sealed record DashboardMistake(string Words, params object[] Path);
