namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// What of an execution's folder are its files, for lists and for addresses alike: plain files, and links to plain files below the execution's own
/// folder; folders, and links to such, but for those that lead to a folder on the way to them, which would go on for ever.
/// </summary>
internal sealed class OwnFiles(string run)
{
    // Folders that a walk looks into: links can make very many ways to few folders.
    private const int MostFolders = 10_000;
    private const int MostParts = 32;
    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None };

    private readonly Lazy<string?> _root = new(() => RealPath.Of(run));

    /// <summary>The folder <c>in</c> or <c>out</c>; null when there is none.</summary>
    internal OwnFolder? Side(string side) => Enter(new DirectoryInfo(Path.Combine(run, side)), null);

    /// <summary>A folder in another; null when it is none of the execution's.</summary>
    internal OwnFolder? Enter(DirectoryInfo folder, OwnFolder? above)
    {
        if (!folder.Exists)
        {
            return null;
        }

        var isLink = folder.LinkTarget is not null;
        var entered = new OwnFolder(folder, above, new Lazy<string?>(() =>
            isLink ? RealPath.Of(folder.FullName) : (above is null ? _root.Value : above.Real.Value) is { } real ? Path.Combine(real, folder.Name) : null));
        return above is null && !isLink ? entered : IsOwn(entered) ? entered : null;
    }

    /// <summary>Where the content of a file lies; null when it is none of the execution's.</summary>
    internal string? RealOf(FileSystemInfo file) => FileKind.IsPlain(file.FullName)
        ? file.FullName
        : file.LinkTarget is not null && RealPath.Of(file.FullName) is { } real && IsInside(real) && FileKind.IsPlain(real) ? real : null;

    /// <summary>Files that lie directly in a folder, and where their content is.</summary>
    internal IEnumerable<(FileInfo File, string Real)> In(OwnFolder folder) => folder.Folder.EnumerateFiles("*", Everything)
        .Where(f => f.Exists)
        .Select(f => (File: f, Real: RealOf(f)))
        .Where(f => f.Real is not null)!;

    /// <summary>Files of a folder and of those in it.</summary>
    internal IEnumerable<(FileInfo File, string Real)> Below(OwnFolder start)
    {
        var open = new Queue<(OwnFolder Folder, int Parts)>([(start, start.Depth + 1)]);
        for (var folders = 0; folders < MostFolders && open.TryDequeue(out var next); folders++)
        {
            foreach (var file in In(next.Folder))
            {
                yield return file;
            }

            if (next.Parts < MostParts)
            {
                var inside = next.Folder.Folder.EnumerateDirectories("*", Everything).Select(d => Enter(d, next.Folder)).OfType<OwnFolder>();
                inside.Take(MostFolders).ToList().ForEach(d => open.Enqueue((d, next.Parts + 1)));
            }
        }
    }

    /// <summary>Whether a path without links lies below the execution's folder.</summary>
    internal bool IsInside(string real) => _root.Value is { } root && real != root && RealPath.IsInside(root, real);

    private bool IsOwn(OwnFolder folder) => folder.Real.Value is { } real && IsInside(real) && folder.Way.All(w => w.Real.Value != real);
}
