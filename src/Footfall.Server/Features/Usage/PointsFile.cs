using Footfall.Analytics.Usage;

namespace Footfall.Server.Features.Usage;

/// <summary>The points of a scatter plot as a file.</summary>
/// <param name="Plot">What is plotted.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Columns">SQL of its columns; what stands last in each is its heading.</param>
internal sealed record PointsFile(ScatterPlot Plot, string Name, IReadOnlyList<string> Columns)
{
    internal static PointsFile Packages { get; } = new(ScatterPlot.Packages, "packages", ["time", "package", "user_id", "user_name", "count"]);

    internal static PointsFile Functions { get; } = new(ScatterPlot.Functions, "functions", ["time", "package", "thing AS function", "user_id", "user_name", "count"]);

    internal static PointsFile Kinds { get; } = new(ScatterPlot.Kinds, "event-users", ["time", "thing AS kind", "user_id", "user_name", "count"]);

    internal IReadOnlyList<string> Headings => [.. Columns.Select(c => c.Split(' ')[^1])];
}
