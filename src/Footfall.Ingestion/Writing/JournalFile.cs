using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Footfall.Ingestion.Writing;

/// <summary>One file of the journal. Goes away when all that is in it is in the store.</summary>
internal sealed class JournalFile : IDisposable
{
    internal const string Extension = ".journal";

    private readonly SafeFileHandle _handle;
    private int _open;
    private bool _sealed;

    internal JournalFile(string folder, long number)
    {
        Path = System.IO.Path.Combine(folder, number.ToString("D12", CultureInfo.InvariantCulture) + Extension);
        _handle = File.OpenHandle(Path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    internal string Path { get; }

    internal long Length { get; private set; }

    /// <summary>Whether all of it is in the store.</summary>
    internal bool IsStored => Volatile.Read(ref _open) == 0;

    /// <summary>Writes a record and syncs it to disk.</summary>
    /// <exception cref="IOException">It is not there; what was there before still is.</exception>
    internal void Append(IReadOnlyList<ReadOnlyMemory<byte>> record)
    {
        try
        {
            RandomAccess.Write(_handle, record, Length);
            RandomAccess.FlushToDisk(_handle);
        }
        catch (IOException)
        {
            CutOff();
            throw;
        }

        Length += record.Sum(p => p.Length);
        Interlocked.Increment(ref _open);
    }

    /// <summary>One of its records is in the store.</summary>
    internal void Stored()
    {
        if (Interlocked.Decrement(ref _open) == 0 && Volatile.Read(ref _sealed))
        {
            Delete();
        }
    }

    /// <summary>Nothing more is written to it.</summary>
    internal void Seal()
    {
        Volatile.Write(ref _sealed, true);
        if (Volatile.Read(ref _open) == 0)
        {
            Delete();
        }
    }

    public void Dispose() => _handle.Dispose();

    /// <summary>Half a record at the end is recognized as such when it is read; without it the next one is read, too.</summary>
    private void CutOff()
    {
        try
        {
            RandomAccess.SetLength(_handle, Length);
        }
        catch (IOException)
        {
            // The disk takes nothing at all; the journal goes on in a new file.
        }
    }

    private void Delete()
    {
        _handle.Dispose();
        File.Delete(Path);
    }
}
