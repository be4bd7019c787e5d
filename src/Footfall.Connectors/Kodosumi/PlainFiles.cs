namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// The plain files that lie directly in a folder of an execution, by name. A link may lead anywhere, so it is none, and neither is the folder when it is
/// one, nor a pipe; a file whose name is no UTF-8 can be asked for by nobody and is left out.
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
            var folder = new DirectoryInfo(Path.Combine(run, side));
            return folder is { Exists: true, LinkTarget: null }
                ? [.. folder.EnumerateFiles().Where(f => f.Exists && FileKind.IsPlain(f.FullName)).Take(Most).Select(f => (f.Name, f.Length)).OrderBy(f => f.Name, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
