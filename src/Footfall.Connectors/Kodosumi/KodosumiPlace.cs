using System.Security.Cryptography;
using System.Text;

namespace Footfall.Connectors.Kodosumi;

/// <summary>
/// Where things lie in a Kodosumi data folder:
/// <code>
/// data/admin.db
/// data/execution/{user}/{fid}/sqlite3.db, in/, out/
/// </code>
/// The folder <c>execution</c> itself may be named as well.
/// </summary>
public sealed class KodosumiPlace
{
    private const string ExecutionFolder = "execution";

    /// <summary>Creates it.</summary>
    /// <param name="path">The data folder.</param>
    public KodosumiPlace(string path)
    {
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var isExecutions = System.IO.Path.GetFileName(Path) == ExecutionFolder && !Directory.Exists(System.IO.Path.Combine(Path, ExecutionFolder));
        Executions = isExecutions ? Path : System.IO.Path.Combine(Path, ExecutionFolder);
        Roles = System.IO.Path.Combine(isExecutions ? System.IO.Path.GetDirectoryName(Path)! : Path, "admin.db");
        Source = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..12];
    }

    /// <summary>The data folder, absolute.</summary>
    public string Path { get; }

    /// <summary>Folder of the users' folders.</summary>
    public string Executions { get; }

    /// <summary>Database of the roles.</summary>
    public string Roles { get; }

    /// <summary>A short name that stays the same: part of the ids of what is made of this folder.</summary>
    public string Source { get; }

    /// <summary>The folder of an execution.</summary>
    public string FolderOf(ExecutionKey key) => System.IO.Path.Combine(Executions, key.User, key.Fid);

    /// <summary>Whether there is such a folder. A link is none: it may lead out, or to what is another user's.</summary>
    internal bool Holds(ExecutionKey key) =>
        RealPath.Of(Executions) is { } root && RealPath.Of(FolderOf(key)) == System.IO.Path.Combine(root, key.User, key.Fid) && Directory.Exists(FolderOf(key));

    /// <summary>In which user's folder an execution lies; null where it lies in none.</summary>
    internal string? OwnerOf(string fid)
    {
        try
        {
            var users = Directory.EnumerateDirectories(Executions).Select(d => System.IO.Path.GetFileName(d)).Where(u => !u.StartsWith('.'));
            return users.Order(StringComparer.Ordinal).FirstOrDefault(u => Holds(new ExecutionKey(u, fid)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
