namespace Footfall.Server.Commands;

/// <summary>What an import made.</summary>
/// <param name="File">Where the dashboard is.</param>
/// <param name="Panels">How many panels it has.</param>
/// <param name="Variables">How many variables.</param>
/// <param name="Left">What was left out, and why.</param>
internal sealed record DashboardImport(string File, int Panels, int Variables, IReadOnlyList<string> Left);
