using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Machine;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall restore BACKUP</c>: makes a data folder of a backup, opens it, and compares.</summary>
internal static class RestoreCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var backup = new Argument<string>("BACKUP") { Description = "Folder that 'footfall backup' wrote." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("restore", "Makes a data folder of a backup: checks every file, copies them, opens the store and compares its events. The folder of --data must be empty or not there yet.") { backup, json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var from = Path.GetFullPath(result.GetValue(backup)!);
            var read = Settings.Read(settings);
            var to = read.Data;
            var manifest = BackupManifest.Read(from);
            new DataFolder(to).RequireWhole();
            if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            {
                throw new CommandException($"{to} is not empty. Name a new folder with --data: a restore writes over nothing.");
            }

            if (await BackupCommand.CheckAsync(manifest, from, cancellationToken) is { Count: > 0 } problems)
            {
                throw new CommandException($"The backup is not good, and nothing was restored.\n{string.Join('\n', problems)}");
            }

            Copy(from, manifest, new DataFolder(to));

            // The settings of the backup hold from here on: its appsettings.json lies in the folder.
            var events = await CountAsync(Settings.Read(settings), cancellationToken);
            Report(to, manifest, events, result.GetValue(json));
            return events >= manifest.Events ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static void Copy(string from, BackupManifest manifest, DataFolder to)
    {
        to.Create();
        File.Create(to.Restoring).Dispose();
        using var progress = new Progress("copying", TimeProvider.System);
        var bytes = 0L;
        foreach (var file in manifest.Files)
        {
            progress.Report(bytes, manifest.Bytes, BackupCommand.Megabytes(bytes));
            bytes += file.Bytes;
            var copy = Path.Combine(to.Path, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(from, file.Path), copy, overwrite: true);
        }

        foreach (var (name, uuid) in manifest.Databases)
        {
            Directory.CreateSymbolicLink(Path.Combine(to.Engine, "metadata", name), Path.Combine("..", "store", uuid[..3], uuid));
        }

        File.Delete(to.Restoring);
    }

    private static async Task<long> CountAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        await using var server = await LocalServer.ConnectAsync(settings, cancellationToken);
        using var response = await server.Client.PostAsJsonAsync("/api/v1/machine/query", new QueryRequest("SELECT toInt64(count()) AS events FROM events WHERE sender != 'working-time'"), StoreRows.Json, cancellationToken);
        await Replies.EnsureAsync(response, cancellationToken);
        using var row = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        return row.RootElement.GetProperty("events").GetInt64();
    }

    private static void Report(string to, BackupManifest manifest, long events, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { folder = to, manifest.Made, expected = manifest.Events, events }, StoreRows.Json));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Counted.Of(events, "event")} {(events == 1 ? "is" : "are")} in {to}, as of {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC; the backup said {manifest.Events:N0} and what was in the journal."));
        Console.WriteLine(events >= manifest.Events ? "The store opens and answers. 'footfall serve' serves it." : "Events are MISSING. Keep the backup, and look at 'footfall doctor'.");
    }
}
