using System.CommandLine;
using System.Globalization;
using System.IO.Enumeration;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Machine;

namespace Footfall.Server.Commands;

/// <summary><c>footfall backup FOLDER</c>: a copy of the data folder, while it is served.</summary>
internal static class BackupCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder for the copy; it must not be there yet." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("backup", "Copies events, accounts, tokens and settings while the server runs, and checks what was written. 'footfall restore' makes a data folder of it.") { folder, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var target = Path.GetFullPath(result.GetValue(folder)!);
            var read = Settings.Read(settings);
            await using var server = await LocalServer.ConnectToDataAsync(read, cancellationToken);
            using var response = await WatchAsync(server.Client.PostAsJsonAsync("/api/v1/machine/backup", new BackupRequest(target), StoreRows.Json, cancellationToken), read.Data, target);
            await Replies.EnsureAsync(response, cancellationToken);
            var manifest = (await response.Content.ReadFromJsonAsync<BackupManifest>(StoreRows.Json, cancellationToken))!;
            var problems = await CheckAsync(manifest, target, cancellationToken);
            Report(target, manifest, problems, result.GetValue(json));
            return problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    /// <summary>Reads every file of a backup again, and shows how far that is. What is wrong, in sentences.</summary>
    internal static async Task<List<string>> CheckAsync(BackupManifest manifest, string folder, CancellationToken cancellationToken)
    {
        using var progress = new Progress("reading again", TimeProvider.System);
        return await manifest.CheckAsync(folder, bytes => progress.Report(bytes, manifest.Bytes, Megabytes(bytes)), cancellationToken);
    }

    internal static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    /// <summary>The server copies and says nothing until it has; how far it is shows in the folder that it writes. A backup is about as large as what it is of.</summary>
    private static async Task<HttpResponseMessage> WatchAsync(Task<HttpResponseMessage> copying, string data, string target)
    {
        using var progress = new Progress("copying", TimeProvider.System);
        var all = SizeOf(data);
        while (await Task.WhenAny(copying, Task.Delay(TimeSpan.FromSeconds(1))) != copying)
        {
            var bytes = SizeOf(target);
            progress.Report(bytes, Math.Max(all, bytes), Megabytes(bytes));
        }

        return await copying;
    }

    /// <summary>Bytes of all files of a folder that is being changed; 0 while it is not there.</summary>
    private static long SizeOf(string folder) => Directory.Exists(folder)
        ? new FileSystemEnumerable<long>(
            folder,
            (ref FileSystemEntry e) => e.IsDirectory ? 0 : e.Length,
            new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum()
        : 0;

    private static void Report(string target, BackupManifest manifest, List<string> problems, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { folder = target, manifest.Made, manifest.Events, manifest.Bytes, files = manifest.Files.Count, manifest.Notes, problems }, StoreRows.Json));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(manifest.Events, "event")}, {Counted.Of(manifest.Files.Count, "file")}, {Megabytes(manifest.Bytes)}, as of {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC, in {target}."));
        foreach (var line in manifest.Notes.Concat(problems))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(problems.Count == 0 ? "Every file was read again and is what was written." : "The backup is NOT good.");
    }
}
