using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Extensions.Logging;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// Groups of events on their way to the embedded engine, written and synced before they are acknowledged. The engine takes
/// them a moment later, many groups at once. A record is its length (4 bytes), the length again with all bits turned, a hash
/// of the block (8 bytes, XXH3), and the block. Not safe for several threads.
/// </summary>
internal sealed partial class Journal(string folder, ILogger logger) : IDisposable
{
    private const int HeadLength = 16;
    private const long FullAt = 64L << 20;

    // After a crash the store is asked for every event in the files, so what is stored already should not stay long.
    private const long FullWhenStored = 1L << 20;

    private JournalFile? _file;
    private long _lastNumber;

    /// <summary>Writes a block and syncs it to disk.</summary>
    /// <returns>The file that has it.</returns>
    /// <exception cref="IOException">It was not written.</exception>
    internal JournalFile Append(ReadOnlyMemory<byte> block)
    {
        if (_file is { IsStored: true, Length: >= FullWhenStored })
        {
            SealFile();
        }

        var head = new byte[HeadLength];
        BinaryPrimitives.WriteInt32LittleEndian(head, block.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(4), ~block.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(8), XxHash3.HashToUInt64(block.Span));
        var file = _file ??= NewFile();
        try
        {
            file.Append([head, block]);
        }
        catch (IOException)
        {
            // A disk that failed to sync may have lost what it was given: nothing more goes into that file.
            SealFile();
            throw;
        }

        if (file.Length >= FullAt)
        {
            SealFile();
        }

        return file;
    }

    /// <summary>Begins a new file; the old one goes away once all of it is in the store.</summary>
    internal void SealFile()
    {
        _file?.Seal();
        _file = null;
    }

    /// <summary>Files that an earlier run left, oldest first.</summary>
    internal IReadOnlyList<string> Left() =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*" + JournalFile.Extension).Order(StringComparer.Ordinal)] : [];

    /// <summary>The blocks of a file that an earlier run left.</summary>
    /// <param name="path">The file.</param>
    /// <param name="damaged">
    /// Called with the number of bytes that cannot be read. Not for a record that ends too early: a crash cut it off, so it
    /// was never acknowledged.
    /// </param>
    internal static IEnumerable<byte[]> Read(string path, Action<long> damaged)
    {
        using var file = File.OpenRead(path);
        var head = new byte[HeadLength];
        while (file.Length - file.Position >= HeadLength)
        {
            file.ReadExactly(head);
            var length = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (length <= 0 || BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(4)) != ~length)
            {
                damaged(file.Length - file.Position + HeadLength);
                yield break;
            }

            if (length > file.Length - file.Position)
            {
                yield break;
            }

            var block = new byte[length];
            file.ReadExactly(block);
            if (XxHash3.HashToUInt64(block) == BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(8)))
            {
                yield return block;
            }
            else
            {
                damaged(length);
            }
        }
    }

    /// <summary>Forgets a file of an earlier run, or keeps it under another name when something in it could not be read.</summary>
    internal void Close(string path, long damagedBytes)
    {
        if (damagedBytes == 0)
        {
            File.Delete(path);
            return;
        }

        File.Move(path, path + ".damaged", overwrite: true);
        Damaged(logger, damagedBytes, path + ".damaged");
    }

    public void Dispose()
    {
        SealFile();
    }

    private JournalFile NewFile()
    {
        Directory.CreateDirectory(folder);
        var last = Left().Select(f => long.Parse(Path.GetFileNameWithoutExtension(f), System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        _lastNumber = Math.Max(_lastNumber, last) + 1;
        return new JournalFile(folder, _lastNumber);
    }

    [LoggerMessage(EventId = 220, Level = LogLevel.Warning, Message = "{Bytes} bytes of the journal are damaged: events in them may be lost. They are kept in {File}")]
    private static partial void Damaged(ILogger logger, long bytes, string file);
}
