namespace Footfall.Connectors.Kodosumi;

/// <summary>Which file of an execution's folder holds its events.</summary>
/// <param name="Path">The file; null when there is none.</param>
/// <param name="IsArchive">Whether the execution was deleted: Kodosumi then keeps its database under another name.</param>
/// <param name="Stamp">How the file was when it was looked at.</param>
internal sealed record DatabaseFile(string? Path, bool IsArchive, DatabaseStamp Stamp)
{
    private const string Archive = "sqlite3.db.archive";

    /// <summary>The older name wins where both are there, as in the version of Kodosumi that is released.</summary>
    private static readonly string[] Names = ["db.sqlite", "sqlite3.db"];

    /// <summary>Looks into a folder. What may not be read is not there.</summary>
    internal static DatabaseFile In(string folder)
    {
        foreach (var name in Names)
        {
            var path = System.IO.Path.Combine(folder, name);
            if (System.IO.Path.Exists(path))
            {
                path = WithoutLink(path);
                return new DatabaseFile(path, false, DatabaseStamp.Of(path));
            }
        }

        var archive = System.IO.Path.Combine(folder, Archive);
        return System.IO.Path.Exists(archive)
            ? new DatabaseFile(archive, true, DatabaseStamp.Of(archive))
            : new DatabaseFile(null, false, DatabaseStamp.None);
    }

    /// <summary>What a link leads to: size, time and the log beside it are those of the database, and not of the link.</summary>
    private static string WithoutLink(string path) => new FileInfo(path).Attributes.HasFlag(FileAttributes.ReparsePoint) ? RealPath.Of(path) ?? path : path;
}
