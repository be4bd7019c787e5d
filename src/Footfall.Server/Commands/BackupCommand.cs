using System.CommandLine;
using System.Globalization;
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
            await using var server = await LocalServer.ConnectAsync(Settings.Read(settings), cancellationToken);
            using var response = await server.Client.PostAsJsonAsync("/api/v1/machine/backup", new BackupRequest(target), StoreRows.Json, cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            var manifest = (await response.Content.ReadFromJsonAsync<BackupManifest>(StoreRows.Json, cancellationToken))!;
            var problems = await manifest.CheckAsync(target, cancellationToken);
            Report(target, manifest, problems, result.GetValue(json));
            return problems.Count == 0 ? CommandLine.Done : CommandLine.Failed;
        });
        return command;
    }

    private static void Report(string target, BackupManifest manifest, List<string> problems, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { folder = target, manifest.Made, manifest.Events, manifest.Bytes, files = manifest.Files.Count, manifest.Notes, problems }, StoreRows.Json));
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{manifest.Events:N0} events, {manifest.Files.Count:N0} files, {manifest.Bytes / 1e6:N1} MB, as of {manifest.Made:yyyy-MM-dd HH:mm:ss} UTC, in {target}."));
        foreach (var line in manifest.Notes.Concat(problems))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(problems.Count == 0 ? "Every file was read again and is what was written." : "The backup is NOT good.");
    }
}
