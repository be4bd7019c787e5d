namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// The files that lie directly in a folder of an execution, by name: those that are served (<see cref="OwnFiles"/>). A file whose name is no UTF-8 can be
/// asked for by nobody and is left out.
/// </summary>
public static class PlainFiles
{
    private const int Most = 10_000;

    /// <summary>Names and sizes in bytes; nothing where there is no such folder, or it may not be read.</summary>
    /// <param name="run">The execution's folder.</param>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    public static IReadOnlyList<(string Name, long Size)> In(string run, string side)
    {
        try
        {
            var own = new OwnFiles(run);
            return own.Side(side) is { } folder
                ? [.. own.In(folder).Take(Most).Select(f => (f.File.Name, new FileInfo(f.Real).Length)).OrderBy(f => f.Name, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
