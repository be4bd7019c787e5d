namespace Footfall.Connectors.Kodosumi;

/// <summary>Where a path really leads, with every link on the way resolved.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links; null when a part of it is missing or links lead in circles.</summary>
    internal static string? Of(string path) => Find(path) is { IsThere: true } found ? found.Path : null;

    /// <summary>The path without links, as far as they lead; null when they lead in circles.</summary>
    internal static (string? Path, bool IsThere) Find(string path)
    {
        try
        {
            return Resolve(Path.GetFullPath(path), MostLinks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return (path, false);
        }
    }

    /// <summary>Whether a path without links is a folder, or lies in it.</summary>
    internal static bool IsInside(string folder, string path) =>
        path == folder || path.StartsWith(folder.EndsWith(Path.DirectorySeparatorChar) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static (string? Path, bool IsThere) Resolve(string path, int linksLeft)
    {
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var next = Path.Combine(real, parts[i]);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            if (info.LinkTarget is { } target)
            {
                var rest = Path.Combine([Path.Combine(real, target), .. parts[(i + 1)..]]);
                return linksLeft == 0 ? (null, false) : Resolve(Path.GetFullPath(rest), linksLeft - 1);
            }

            if (!info.Exists)
            {
                return (Path.Combine([next, .. parts[(i + 1)..]]), false);
            }

            real = next;
        }

        return (real, true);
    }
}
