using System.CommandLine;
using System.IO.Compression;
using Footfall.ClickHouse;

namespace Footfall.Server.Commands;

/// <summary><c>footfall export</c>: events as canonical lines, which <c>footfall import</c> takes in.</summary>
internal static class ExportCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var file = new Option<FileInfo?>("--out") { Description = "File to write; one that ends in .gz is compressed. Without it, standard output." };
        var json = new Option<bool>("--json") { Description = "Print what was written as JSON; with --out." };
        var command = new Command("export", "Writes events, one JSON object a line, as 'footfall import' takes them: for another server, or for another program. Computed working time and Footfall's own audit stay out.") { file, json };
        var selection = new EventSelection(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.GetValue(file)?.Directory is { Exists: false } missing)
            {
                throw new CommandException($"There is no folder {missing.FullName}.");
            }

            await using var server = await LocalServer.ConnectToDataAsync(Settings.Read(settings), cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/machine/events") { Content = JsonContent.Create(selection.Read(result), options: StoreRows.Json) };
            using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await Replies.EnsureAsync(response, cancellationToken);
            await using var lines = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (result.GetValue(file) is not { } target)
            {
                await using var output = Console.OpenStandardOutput();
                await WriteAsync(lines, output, _ => { }, cancellationToken);
                return CommandLine.Done;
            }

            var count = await WriteFileAsync(lines, target, cancellationToken);
            Console.WriteLine(result.GetValue(json)
                ? System.Text.Json.JsonSerializer.Serialize(new { file = target.FullName, events = count })
                : $"{Counted.Of(count, "event was", "events were")} written to {target.FullName}.");
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Under another name until it is whole.</summary>
    private static async Task<long> WriteFileAsync(Stream lines, FileInfo target, CancellationToken cancellationToken)
    {
        var partial = target.FullName + ".partial";
        long count;
        await using (var raw = new FileStream(partial, FileMode.Create, FileAccess.Write))
        await using (var output = target.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(raw, CompressionLevel.Optimal) : (Stream)raw)
        {
            using var progress = new Progress(target.Name, TimeProvider.System);
            count = await WriteAsync(lines, output, events => progress.Report(0, 0, FormattableString.Invariant($"{Counted.Of(events, "event")}, {BackupCommand.Megabytes(raw.Length)}")), cancellationToken);
        }

        File.Move(partial, target.FullName, overwrite: true);
        return count;
    }

    private static async Task<long> WriteAsync(Stream lines, Stream output, Action<long> report, CancellationToken cancellationToken)
    {
        var (buffer, count) = (new byte[1 << 16], 0L);
        int read;
        while ((read = await lines.ReadAsync(buffer, cancellationToken)) > 0)
        {
            count += buffer.AsSpan(0, read).Count((byte)'\n');
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            report(count);
        }

        return count;
    }
}
