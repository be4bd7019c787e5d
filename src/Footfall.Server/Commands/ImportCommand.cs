using System.CommandLine;
using System.Net.Http.Headers;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall import FILE...</c> and <c>footfall import --entities KIND FILE...</c>.</summary>
internal static class ImportCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Canonical events, one JSON object a line; a name that ends in .gz is decompressed.", Arity = ArgumentArity.OneOrMore };
        var entities = new Option<string?>("--entities") { Description = $"The file is a snapshot of what the platform has of a kind: {string.Join(", ", ImportTarget.Kinds)}.", HelpName = "KIND" };
        var to = new Option<string?>("--to") { HelpName = "URL", Description = "Address of a server elsewhere. Without it, the data folder of this machine." };
        var token = new Option<string?>("--token") { Description = "Ingest token for --to; - reads it from standard input." };
        var rejected = new Option<DirectoryInfo?>("--rejected") { Description = "Folder for the lists of rejected lines. Standard: imports in the data folder, or this folder with --to." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON." };
        var command = new Command("import", "Takes files of events in. Importing a file again adds nothing, so an import that broke off is simply started again.")
        {
            files, entities, to, token, rejected, json,
        };
        command.Validators.Add(r =>
        {
            if (r.GetValue(entities) is { } kind && !ImportTarget.Kinds.Contains(kind))
            {
                r.AddError($"--entities must be one of {string.Join(", ", ImportTarget.Kinds)}, but is '{kind}'.");
            }

            if (r.GetValue(to) is not { } address)
            {
                return;
            }

            if (!IsAddress(address))
            {
                r.AddError($"--to must be an http:// or https:// address, but is '{address}'.");
            }

            if (r.GetValue(token) is null)
            {
                r.AddError("--to needs --token, an ingest token of that server.");
            }
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            var paths = result.GetValue(files)!;
            if (paths.FirstOrDefault(f => !f.Exists) is { } missing)
            {
                throw new CommandException($"There is no file {missing.FullName}.");
            }

            var target = result.GetValue(entities) is { } kind ? ImportTarget.Entities(kind) : ImportTarget.Events;
            if (result.GetValue(to) is { } address)
            {
                using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = Timeout.InfiniteTimeSpan };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ReadToken(result.GetValue(token)!));
                return await RunAsync(client, target, paths, result.GetValue(rejected)?.FullName ?? Environment.CurrentDirectory, result.GetValue(json), cancellationToken);
            }

            var read = Settings.Read(settings);
            await using var server = await LocalServer.ConnectAsync(read, cancellationToken);
            return await RunAsync(server.Client, target, paths, result.GetValue(rejected)?.FullName ?? new DataFolder(read.Data).Imports, result.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(HttpClient client, ImportTarget target, FileInfo[] files, string rejectedFolder, bool json, CancellationToken cancellationToken)
    {
        var nothing = true;
        var names = new Dictionary<string, int>();
        foreach (var file in files)
        {
            using var import = new FileImport(client, target, TimeProvider.System);

            // Files of one name in several folders get a list each.
            var count = names[file.Name] = names.GetValueOrDefault(file.Name) + 1;
            var rejected = Path.Combine(rejectedFolder, count == 1 ? $"{file.Name}.rejected.ndjson" : $"{file.Name}-{count}.rejected.ndjson");
            var result = await import.RunAsync(file, rejected, cancellationToken);
            Console.WriteLine(json ? result.ToJson() : result.ToText());
            nothing &= result.Accepted + result.Duplicates == 0 && result.Rejected.Count > 0;
        }

        // Of files in which no line was good a script must hear.
        return nothing ? CommandLine.Failed : CommandLine.Done;
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static string ReadToken(string text) => text == "-" ? (Console.In.ReadLine() ?? "").Trim() : text;
}
