using System.Globalization;

namespace Footfall.Client;

/// <summary>
/// Events that wait, in files of lines, the oldest first. One file is one request. A program that is killed leaves them, and the
/// next start sends them; events have ids, so that a file that is sent twice is stored once.
/// </summary>
internal sealed class DiskQueue : IDisposable
{
    private const string Ending = ".ndjson";
    private const int MostSlots = 64;
    private const long MostFileBytes = 512 << 10;

    private readonly string _folder;
    private readonly string _shared;
    private readonly FileStream _lock;
    private readonly long _mostBytes;
    private FileStream? _open;
    private long _number;
    private long _bytes;

    private DiskQueue(string shared, string folder, FileStream fileLock, long mostBytes)
    {
        (_shared, _folder, _lock, _mostBytes) = (shared, folder, fileLock, mostBytes);
        foreach (var file in Files())
        {
            _number = Math.Max(_number, NumberOf(file));
            _bytes += new FileInfo(file).Length;
        }
    }

    /// <summary>Takes a folder. Several programs may have the same: each takes a part of its own.</summary>
    internal static DiskQueue Open(string folder, long mostBytes)
    {
        for (var slot = 1; ; slot++)
        {
            var own = Path.Combine(folder, slot.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(own);
            try
            {
                return new DiskQueue(folder, own, LockOf(own), mostBytes);
            }
            catch (IOException) when (slot < MostSlots)
            {
                // Another program has this part.
            }
        }
    }

    /// <summary>Whether nothing waits.</summary>
    internal bool IsEmpty => _open is null && !Files().Any();

    /// <summary>Takes over what programs left in parts that nobody has any more.</summary>
    internal void TakeOver()
    {
        foreach (var other in Directory.EnumerateDirectories(_shared).Where(f => f != _folder && FilesIn(f).Any()).Order(StringComparer.Ordinal))
        {
            try
            {
                using var taken = LockOf(other);
                foreach (var file in FilesIn(other).ToList())
                {
                    _bytes += new FileInfo(file).Length;
                    File.Move(file, NameOf(++_number));
                }
            }
            catch (IOException)
            {
                // Its program runs.
            }
        }
    }

    /// <summary>Adds a line; false when the disk's share is used up.</summary>
    internal bool TryAdd(ReadOnlySpan<byte> line)
    {
        if (_bytes + line.Length > _mostBytes)
        {
            return false;
        }

        _open ??= new FileStream(NameOf(++_number), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        _open.Write(line);
        _bytes += line.Length;
        if (_open.Length >= MostFileBytes)
        {
            Close();
        }

        return true;
    }

    /// <summary>Hands what was added to the system, so that it outlives the process.</summary>
    internal void Save() => _open?.Flush();

    /// <summary>The oldest file, complete; null for none.</summary>
    internal string? Oldest()
    {
        var first = Files().FirstOrDefault();
        if (first is not null && first == _open?.Name)
        {
            Close();
        }

        return first;
    }

    internal void Remove(string file)
    {
        _bytes -= new FileInfo(file).Length;
        File.Delete(file);
    }

    /// <summary>Cuts a file that is too large for the server in two; false when it holds one event.</summary>
    internal static bool TrySplit(string file)
    {
        var lines = File.ReadAllLines(file);
        if (lines.Length < 2)
        {
            return false;
        }

        // Names in the order of their lines, and between those of the neighbours. A crash in between leaves events twice, which
        // their ids mend, and none is lost.
        var half = lines.Length / 2;
        var name = file[..^Ending.Length];
        File.WriteAllText($"{name}b{Ending}", string.Concat(lines[half..].Select(l => l + "\n")));
        File.WriteAllText($"{name}a{Ending}", string.Concat(lines[..half].Select(l => l + "\n")));
        File.Delete(file);
        return true;
    }

    public void Dispose()
    {
        Close();
        _lock.Dispose();
    }

    private void Close()
    {
        _open?.Dispose();
        _open = null;
    }

    private IEnumerable<string> Files() => FilesIn(_folder);

    private static IEnumerable<string> FilesIn(string folder) => Directory.EnumerateFiles(folder, $"*{Ending}").Order(StringComparer.Ordinal);

    private static FileStream LockOf(string folder) => new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private string NameOf(long number) => Path.Combine(_folder, number.ToString("D19", CultureInfo.InvariantCulture) + Ending);

    private static long NumberOf(string file) =>
        long.TryParse(Path.GetFileName(file).AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
