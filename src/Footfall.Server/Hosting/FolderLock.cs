using System.Globalization;
using Footfall.Server.Commands;

namespace Footfall.Server.Hosting;

/// <summary>
/// Held while a server serves a data folder: two servers on one folder would take each other's accounts, socket and exports.
/// The system lets go of it when the process ends, however it ends.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="FolderInUseException">Another process has it.</exception>
    /// <exception cref="CommandException">It holds a part of a backup.</exception>
    internal static FolderLock Take(DataFolder folder)
    {
        folder.RequireWhole();
        FileStream file;
        try
        {
            file = new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.GetType() == typeof(IOException))
        {
            throw new FolderInUseException(folder.Path, ReadHolder(folder.Holder));
        }

        // Beside the lock and not in it: nobody else can read a file that is locked.
        File.WriteAllText(folder.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new FolderLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string? ReadHolder(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } holder ? holder : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
