namespace Footfall.Server.Features.Dashboards;

/// <summary>A dashboard, to be drawn and to be edited.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Origin"><c>shipped</c> or <c>file</c>.</param>
/// <param name="Version">Names the text: who saves it sends this along.</param>
/// <param name="Problem">What is wrong with its file, with the place; then the definition is of the last text that was right. Empty when nothing is.</param>
/// <param name="Text">The text of its file as it is, wrong or right: what is edited.</param>
/// <param name="Definition">The last text that was right, read.</param>
internal sealed record DashboardAnswer(string Key, string Origin, string Version, string Problem, string Text, DashboardFile Definition);
