namespace Footfall.Analytics.Runs;

/// <summary>What only a run's own page shows.</summary>
/// <param name="Inputs">Inputs, JSON; empty for none. So the next three.</param>
/// <param name="Outputs">Outputs.</param>
/// <param name="Config">Configuration.</param>
/// <param name="Meta">What a connector knows of it.</param>
/// <param name="Unreadable">Why its records cannot be read; empty when they can.</param>
/// <param name="Error">The last error of the last attempt, whole; empty for none.</param>
/// <param name="FileNames">Names of files as they were told; a file may stand here twice, the latest last.</param>
/// <param name="FileSizes">Their sizes.</param>
/// <param name="FileDirections">Their directions: up, down.</param>
/// <param name="FileUrls">Where they are, as told.</param>
/// <param name="First">When it was told of first, Unix seconds.</param>
/// <param name="Last">When it was told of last.</param>
public sealed record RunDetailRow(
    string Inputs,
    string Outputs,
    string Config,
    string Meta,
    string Unreadable,
    string Error,
    IReadOnlyList<string> FileNames,
    IReadOnlyList<long> FileSizes,
    IReadOnlyList<string> FileDirections,
    IReadOnlyList<string> FileUrls,
    double First,
    double Last)
{
    /// <summary>When it was told of.</summary>
    public RunSpan Span => new(First, Last);

    /// <summary>Its files, each once.</summary>
    public IReadOnlyList<RunFile> Files => [.. FileNames.Select((name, i) => new RunFile(name, FileSizes[i], FileDirections[i], FileUrls[i]))
        .GroupBy(f => (f.Direction, f.Name)).Select(g => g.Last())];
}
