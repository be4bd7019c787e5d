using System.CommandLine;
using System.Globalization;
using Footfall.Server.Accounts;
using Footfall.Server.Demo;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall demo</c>.</summary>
internal static class DemoCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings)
    {
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Keep the data in this folder. Without it, the folder is thrown away when the demo ends." };
        var days = new Option<int>("--days") { Description = "Days of made-up history.", DefaultValueFactory = _ => 120 };
        var users = new Option<int>("--users") { Description = "Made-up users.", DefaultValueFactory = _ => 120 };
        WholeNumber.Require(days, 1, 3650);
        WholeNumber.Require(users, 1, 50_000);
        var command = new Command("demo", "Serves a throw-away folder filled with made-up data, and goes on making events while it runs.") { keep, days, users };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (settings.ContainsKey("Data"))
            {
                await Console.Error.WriteLineAsync("A demo has a folder of its own: --keep DIR keeps it, --data is for a server with data of yours.");
                return CommandLine.WrongArguments;
            }

            var folder = result.GetValue(keep)?.FullName ?? Directory.CreateTempSubdirectory("footfall-demo-").FullName;
            var kodosumi = new DemoKodosumi(folder, TimeProvider.System);
            try
            {
                var given = new Dictionary<string, string>(settings, StringComparer.OrdinalIgnoreCase) { ["Data"] = folder };
                given.TryAdd("Connectors:Kodosumi:Folders", kodosumi.Folder);
                kodosumi.Fill(result.GetValue(days));
                await RunAsync(Settings.Read(given), kodosumi, result.GetValue(days), result.GetValue(users), cancellationToken);
                return CommandLine.Done;
            }
            finally
            {
                if (result.GetValue(keep) is null)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        });
        return command;
    }

    private static async Task RunAsync(ServerSettings settings, DemoKodosumi kodosumi, int days, int users, CancellationToken cancellationToken)
    {
        var password = Environment.GetEnvironmentVariable(FirstAdministrator.PasswordVariable) is { Length: > 0 } given ? given : Secrets.New("")[..12];
        await using var server = await RunningServer.StartAsync(settings, new ServerStart { Password = password }, cancellationToken);
        Console.WriteLine("Making up events ...");
        using var senders = await DemoSenders.CreateAsync(server.Services, cancellationToken);
        var platform = new DemoPlatform(server.Services, senders, TimeProvider.System);
        var events = await platform.FillAsync(days, users, cancellationToken);
        Banner.Write(settings, server);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  Demo     {events:N0} made-up events of {days} days, and new ones every few seconds"));
        Console.WriteLine($"           Sign in as {FirstAdministrator.Login} with the password {password}");
        Console.WriteLine();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        var traffic = Task.WhenAll(platform.GoOnAsync(stop.Token), kodosumi.GoOnAsync(stop.Token));
        await server.WaitAsync(cancellationToken);
        await stop.CancelAsync();
        await traffic;
    }
}
