using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Features.Accounts;
using Footfall.Server.Features.Health;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall doctor</c>: says what is wrong and what to do.</summary>
internal static class DoctorCommand
{
    private const long LeastFree = 1L << 30;

    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("doctor", "Looks at the data folder, the store, the port, the accounts, the senders and the connectors, and says what is wrong and what to do. Changes nothing.") { json };
        command.SetAction(async (result, cancellationToken) =>
        {
            var findings = await FindAsync(settings, cancellationToken);
            Console.WriteLine(result.GetValue(json) ? JsonSerializer.Serialize(findings, StoreRows.Json) : string.Join('\n', findings.Select(f => f.ToText())));
            return findings.Exists(f => f.State == Finding.IsBad) ? CommandLine.Failed : CommandLine.Done;
        });
        return command;
    }

    private static async Task<List<Finding>> FindAsync(IReadOnlyDictionary<string, string> given, CancellationToken cancellationToken)
    {
        ServerSettings settings;
        try
        {
            settings = Settings.Read(given);
        }
        catch (SettingsException e)
        {
            return [Finding.Bad("settings", e.Message.ReplaceLineEndings(" "), "'footfall settings' lists every setting; the message says which one to change.")];
        }

        var folder = new DataFolder(settings.Data);
        var findings = new List<Finding> { Finding.Good("settings", "all of them are right."), OfDisk(folder) };
        if (!Directory.Exists(folder.Path))
        {
            findings.Add(Finding.Warning("data folder", $"{folder.Path} is not there yet.", "The first start makes it. If there should be data already, name its folder with --data."));
            return findings;
        }

        if (folder.HasData || File.Exists(folder.Restoring))
        {
            findings.Add(Finding.Good("data folder", $"{folder.Path} can be written to."));
            findings.AddRange(await OfServerAsync(settings, folder, cancellationToken));
            return findings;
        }

        findings.Add(Finding.Warning("data folder", $"{folder.Path} holds no data yet.", "The first start makes it. If there should be data already, name its folder with --data."));
        findings.AddRange(await OfNewServerAsync(settings, cancellationToken));
        return findings;
    }

    /// <summary>What a first start would meet, found in a folder that is gone afterwards: looking must not make the data that it looks for, and as whoever looks.</summary>
    private static async Task<List<Finding>> OfNewServerAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var passing = new DataFolder(Directory.CreateTempSubdirectory("footfall-doctor-").FullName);
        try
        {
            return await OfServerAsync(settings.In(passing.Path), passing, cancellationToken);
        }
        finally
        {
            Directory.Delete(passing.Path, recursive: true);
        }
    }

    private static Finding OfDisk(DataFolder folder)
    {
        var there = folder.Path;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent)
        {
            there = parent;
        }

        var free = new DriveInfo(there).AvailableFreeSpace;
        var found = FormattableString.Invariant($"{free / (double)(1L << 30):N1} GB are free on the disk of {folder.Path}.");
        return free < LeastFree ? Finding.Bad("disk", found, "Free some space: with less than 1 GB the store cannot merge what it holds, and intake stops when the disk is full.") : Finding.Good("disk", found);
    }

    private static async Task<List<Finding>> OfServerAsync(ServerSettings settings, DataFolder folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var server = await LocalServer.ConnectAsync(settings, cancellationToken);
            var findings = new List<Finding> { server.IsOwn ? OfPort(settings) : Finding.Good("server", $"a server has {folder.Path}, and answers.") };
            findings.Add(await OfReadinessAsync(server.Client, cancellationToken));
            findings.AddRange(await SqlUserFindings.OfAsync(settings, server.Client, cancellationToken));
            findings.Add(await OfAccountsAsync(server.Client, cancellationToken));
            findings.AddRange(await SenderFindings.OfAsync(server.Client, cancellationToken));
            findings.Add(await RetentionFindings.OfAsync(server.Client, cancellationToken));
            findings.AddRange(await ConnectorFindings.OfAsync(server.Client, server.IsOwn, cancellationToken));
            return findings;
        }
        catch (Exception e) when (e is StoreException or CommandException or IOException or HttpRequestException)
        {
            return [Finding.Bad("store", e.Message, "Until this is mended nothing is taken in and nothing answered; the message says where to look.")];
        }
    }

    /// <summary>No server runs: could one listen?</summary>
    private static Finding OfPort(ServerSettings settings)
    {
        foreach (var address in settings.Urls.Select(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>())
        {
            try
            {
                using var listener = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Any, address.Port);
                listener.Start();
            }
            catch (SocketException e)
            {
                return Finding.Bad("port", $"{address} cannot be listened on: {e.Message}.", "Another program has the port; stop it, or choose another address with --urls.");
            }
        }

        return Finding.Good("port", $"no server runs on this folder; {string.Join(", ", settings.Urls)} is free.");
    }

    private static async Task<Finding> OfReadinessAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync("/readyz", cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<HealthAnswer>(StoreRows.Json, cancellationToken);
        return response.IsSuccessStatusCode
            ? Finding.Good("store", "it opens, takes events and answers.")
            : Finding.Bad("store", string.Join(' ', answer?.Reasons ?? []), "Until this is mended events may be refused; senders try again.");
    }

    private static async Task<Finding> OfAccountsAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync("/api/v1/accounts", cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return Finding.Bad("accounts", await Replies.DetailAsync(response, cancellationToken), "Without the database of accounts nobody can sign in.");
        }

        var accounts = (await response.Content.ReadFromJsonAsync<List<AccountEntry>>(StoreRows.Json, cancellationToken))!;
        var administrators = accounts.Count(a => a.Role == "administrator");
        return administrators == 0
            ? Finding.Warning("accounts", "there is no administrator.", "'footfall account create LOGIN --role administrator' makes one; the first start of a server does as well.")
            : Finding.Good("accounts", accounts.Count == 1 ? "one, of an administrator." : FormattableString.Invariant($"{accounts.Count:N0} accounts, {Counted.Of(administrators, "of them of an administrator", "of them of administrators")}."));
    }
}
