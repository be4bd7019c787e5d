using System.Globalization;
using Footfall.Model;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Files of an execution: those below its <c>in/</c> and <c>out/</c>, and nothing else. A name is looked up among those that are
/// there, so a name that leads elsewhere is none; and what was opened is looked at once more, so a link leads nowhere else either.
/// </summary>
public static class RunFiles
{
    private const int MostParts = 32;
    private const int LongestPart = 255;
    private const int MostListed = 10_000;

    /// <summary>Opens a file; null when there is none of that name in the folder.</summary>
    /// <param name="folder">The execution's folder.</param>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    /// <param name="path">Names, with slashes between them.</param>
    public static OpenedFile? Open(RunFolder folder, string side, string path)
    {
        try
        {
            return Find(folder, side, path) is FileInfo file && RealPath.Of(folder.Path) is { } root ? OpenInside(root, file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or SkipException)
        {
            return null;
        }
    }

    /// <summary>Files of a folder and of those in it, sorted by path; null when a path is given and leads to no folder.</summary>
    /// <param name="folder">The execution's folder.</param>
    /// <param name="side"><c>in</c> or <c>out</c>.</param>
    /// <param name="path">Names, with slashes between them; empty for all.</param>
    public static IReadOnlyList<ListedFile>? List(RunFolder folder, string side, string path)
    {
        try
        {
            if (Find(folder, side, path) is not DirectoryInfo start || RealPath.Of(folder.Path) is not { } root)
            {
                return path.Length == 0 && Directory.Exists(folder.Path) ? [] : null;
            }

            return RealPath.Of(start.FullName) is { } real && RealPath.IsInside(root, real)
                ? [.. Below(start).Take(MostListed).Select(f => ToListed(folder, f)).OrderBy(f => f.Path, StringComparer.Ordinal)]
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or SkipException)
        {
            return null;
        }
    }

    private static FileSystemInfo? Find(RunFolder folder, string side, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (side is not ("in" or "out") || parts.Length > MostParts)
        {
            return null;
        }

        FileSystemInfo? found = new DirectoryInfo(Path.Combine(folder.Path, side));
        foreach (var part in parts)
        {
            found = found is DirectoryInfo { Exists: true } here ? Among(here, part) : null;
        }

        return found?.Exists == true ? found : null;
    }

    /// <summary>
    /// An entry by its name. A name in another Unicode form is another name: the server has no tables of them, and both may be there.
    /// </summary>
    private static FileSystemInfo? Among(DirectoryInfo folder, string name) =>
        name.Length is 0 or > LongestPart || name is "." or ".." ? null : folder.EnumerateFileSystemInfos().FirstOrDefault(e => e.Name == name);

    private static OpenedFile? OpenInside(string root, FileInfo file)
    {
        // Opening a pipe would wait for somebody to write into it.
        if (RealPath.Of(file.FullName) is not { } real || !RealPath.IsInside(root, real) || !FileKind.IsPlain(real))
        {
            return null;
        }

        var target = new FileInfo(real);
        var changed = new DateTimeOffset(target.LastWriteTimeUtc);
        if (target.Length == 0)
        {
            return new OpenedFile(new MemoryStream(), file.Name, changed);
        }

        var stream = SourceFile.Open(real);
        if (Opened(stream, real) is { } opened && RealPath.IsInside(root, opened))
        {
            return new OpenedFile(stream, file.Name, changed);
        }

        stream.Dispose();
        return null;
    }

    /// <summary>Which file it became, whatever was changed on the way to it meanwhile.</summary>
    private static string? Opened(FileStream stream, string real)
    {
        var link = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}");
        return OperatingSystem.IsLinux() ? new FileInfo(link).LinkTarget : RealPath.Of(real);
    }

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) => folder
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = MostParts, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Where(f => f.Exists && FileKind.IsPlain(f.FullName));

    private static ListedFile ToListed(RunFolder folder, FileInfo file) => new(
        Path.GetRelativePath(folder.Path, file.FullName).Replace(Path.DirectorySeparatorChar, '/'),
        file.Length,
        new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeMilliseconds() / 1000.0);
}
