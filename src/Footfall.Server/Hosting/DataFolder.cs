using System.Security.Cryptography;
using System.Text;
using Footfall.Server.Commands;

namespace Footfall.Server.Hosting;

/// <summary>Where things lie in the data folder.</summary>
internal sealed class DataFolder(string path)
{
    private const int DiskFull = 28;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // A socket's path may have 107 bytes on Linux and 103 on macOS.
    private const int LongestSocketPath = 100;

    /// <summary>The folder, absolute.</summary>
    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The engine's own folder.</summary>
    internal string Engine => In("engine");

    /// <summary>Events that are acknowledged and on their way to the engine.</summary>
    internal string Journal => In("journal");

    /// <summary>Accounts, tokens and what else Footfall itself remembers.</summary>
    internal string Database => In("footfall.db");

    /// <summary>Keys that protect cookies.</summary>
    internal string Keys => In("keys");

    /// <summary>Export files until their download.</summary>
    internal string Exports => In("exports");

    /// <summary>Lists of records that imports rejected.</summary>
    internal string Imports => In("imports");

    /// <summary>What connectors remember and copy.</summary>
    internal string Connectors => In("connectors");

    /// <summary>Metrics that an administrator adds to the server's statistics; theirs to make.</summary>
    internal string Metrics => In("metrics");

    /// <summary>Dashboards that were made or changed here, as files; everybody's to edit.</summary>
    internal string Dashboards => In("dashboards");

    /// <summary>Held by the server that serves the folder; see <see cref="FolderLock"/>.</summary>
    internal string Lock => In("lock");

    /// <summary>Number of the process that holds <see cref="Lock"/>.</summary>
    internal string Holder => In("lock.pid");

    /// <summary>When the server was last known to run.</summary>
    internal string LastAlive => In("last-alive");

    /// <summary>There while a backup is copied into the folder, and left there by a restore that broke off.</summary>
    internal string Restoring => In("restoring");

    /// <summary>Whether a server ever had it. Where the accounts are in PostgreSQL there is no database, but the time of the last server.</summary>
    internal bool HasData => File.Exists(Database) || File.Exists(LastAlive);

    /// <summary>Refuses a folder into which a restore broke off.</summary>
    /// <exception cref="CommandException">It holds a part of a backup.</exception>
    internal void RequireWhole()
    {
        if (File.Exists(Restoring))
        {
            throw new CommandException($"A restore into {Path} did not end, so it holds a part of the backup. Delete the folder, and restore again.");
        }
    }

    /// <summary>
    /// Socket through which commands reach the server that serves this folder. In the folder, or in the system's folder for
    /// temporary files when the path would be too long for a socket.
    /// </summary>
    internal string Socket
    {
        get
        {
            var inside = In("footfall.sock");
            return Encoding.UTF8.GetByteCount(inside) <= LongestSocketPath
                ? inside
                : System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"footfall-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..16]}.sock");
        }
    }

    /// <summary>Whether a path is the folder, or in it.</summary>
    internal bool Contains(string other)
    {
        var way = System.IO.Path.GetRelativePath(Path, other);
        return !System.IO.Path.IsPathRooted(way) && way.Split(System.IO.Path.DirectorySeparatorChar)[0] != "..";
    }

    /// <summary>Makes the folder, readable by its owner alone.</summary>
    internal void Create()
    {
        // The folder may have been there before, open to others: what lies in it is not.
        foreach (var folder in new[] { Path, Keys, Exports, Imports, Journal, Engine, Connectors })
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnersFile | UnixFileMode.UserExecute);
            }
        }
    }

    /// <summary>Makes the database's file readable by its owner alone; the files that SQLite puts beside it follow it.</summary>
    internal void CloseDatabase()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (File.Exists(Database))
        {
            File.SetUnixFileMode(Database, OwnersFile);
        }
        else
        {
            new FileStream(Database, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnersFile }).Dispose();
        }
    }

    /// <summary>Why a path cannot be the data folder, in words that follow it; null when it can. Leaves nothing behind.</summary>
    internal static string? WhyNot(string path)
    {
        try
        {
            var full = System.IO.Path.GetFullPath(path);
            if (File.Exists(full))
            {
                return "is a file.";
            }

            // Folders that are missing are made at the start.
            var there = full;
            while (!Directory.Exists(there) && System.IO.Path.GetDirectoryName(there) is { } parent)
            {
                if (File.Exists(parent))
                {
                    return $"lies in {parent}, which is a file.";
                }

                there = parent;
            }

            File.Create(System.IO.Path.Combine(there, $".footfall-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            // On a full disk a server can still read, so that is no mistake of the settings.
            return e is IOException && (e.HResult & 0xFFFF) is DiskFull ? null : $"cannot be written to: {e.Message}";
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
