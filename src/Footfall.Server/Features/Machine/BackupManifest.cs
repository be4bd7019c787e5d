using System.Security.Cryptography;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Commands;

namespace Footfall.Server.Features.Machine;

/// <summary>What a backup holds: <c>manifest.json</c>, written last, so that a backup that broke off has none.</summary>
/// <param name="Version">Version of the program that made it.</param>
/// <param name="Made">When.</param>
/// <param name="Events">Events in the store at that moment; those of the journal come on top.</param>
/// <param name="Databases">Databases of the engine, by name, with the UUID of each.</param>
/// <param name="Notes">What is not in it, for people.</param>
/// <param name="Files">Every file.</param>
internal sealed record BackupManifest(string Version, DateTimeOffset Made, long Events, IReadOnlyDictionary<string, string> Databases, IReadOnlyList<string> Notes, IReadOnlyList<BackupFile> Files)
{
    private const string Name = "manifest.json";

    /// <summary>Bytes of all files.</summary>
    internal long Bytes => Files.Sum(f => f.Bytes);

    /// <summary>Reads that of a backup.</summary>
    /// <exception cref="CommandException">There is none, or it is damaged.</exception>
    internal static BackupManifest Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            throw new CommandException($"{folder} is no whole backup: it has no {Name}. 'footfall backup' writes that last.");
        }

        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), StoreRows.Json) is { Databases: not null, Files: not null } manifest ? manifest : throw new JsonException("members are missing.");
        }
        catch (JsonException e)
        {
            throw new CommandException($"The backup is not good, and nothing was restored.\n{Name} is not what was written: {e.Message}");
        }
    }

    internal void Write(string folder) => File.WriteAllText(Path.Combine(folder, Name), JsonSerializer.Serialize(this, StoreRows.Json));

    /// <summary>Compares every file with what was written down of it. What is wrong, in sentences.</summary>
    /// <param name="folder">The folder of the backup.</param>
    /// <param name="report">Hears how many bytes were compared.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<List<string>> CheckAsync(string folder, Action<long> report, CancellationToken cancellationToken)
    {
        var (problems, bytes) = (new List<string>(), 0L);
        foreach (var file in Files)
        {
            report(bytes);
            bytes += file.Bytes;
            var path = Path.Combine(folder, file.Path);
            if (!File.Exists(path))
            {
                problems.Add($"{file.Path} is missing.");
            }
            else if (new FileInfo(path).Length != file.Bytes || await HashAsync(path, cancellationToken) != file.Hash)
            {
                problems.Add($"{file.Path} is not what was written.");
            }
        }

        return problems;
    }

    internal static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
