using System.CommandLine;
using Footfall.ClickHouse;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary>The command line. Exit codes: 0 done; 1 failed, said why on standard error; 2 wrong arguments.</summary>
internal static class CommandLine
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int WrongArguments = 2;

    // A server finishes what is under way and commits what it took in, for which its host gives it 30 seconds.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(60);

    internal static async Task<int> RunAsync(string[] args)
    {
        var (rest, settings, mistakes) = SettingArguments.Take(args);
        var root = Root(settings);
        OptionHelp.Complete(root);
        var parsed = root.Parse(rest);
        if (mistakes.Count + parsed.Errors.Count > 0)
        {
            foreach (var mistake in mistakes.Concat(parsed.Errors.Select(e => e.Message).Distinct()).Concat(WrongSettings(settings)))
            {
                await Console.Error.WriteLineAsync(mistake);
            }

            await Console.Error.WriteLineAsync("'footfall --help' shows the commands; 'footfall COMMAND --help' shows one.");
            return WrongArguments;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = LongestStop });
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end. It can be started again: nothing is stored twice.");
            return Failed;
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongArguments;
        }
        catch (Exception e) when (e is StoreException or CommandException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
    }

    private static IEnumerable<string> WrongSettings(IReadOnlyDictionary<string, string> settings)
    {
        try
        {
            Settings.Read(settings);
            return [];
        }
        catch (SettingsException e)
        {
            return [e.Message];
        }
    }

    private static RootCommand Root(IReadOnlyDictionary<string, string> settings) => new(
        """
        Footfall tells who uses a platform, what they do, how long they work, what runs and what breaks.

        Without a command it serves. Every setting can be given as --Key VALUE, for example --data DIR, --urls URL or
        --ClickHouse:Url URL; 'footfall settings' lists them with their values. Commands on a folder that is being served go
        through its server.

        Exit codes: 0 done; 1 failed, and standard error says why; 2 wrong arguments or settings.
        """)
    {
        Subcommands =
        {
            ServeCommand.Create(settings).OnData(),
            DemoCommand.Create(settings),
            ImportCommand.Create(settings).OnData(),
            ExportCommand.Create(settings).OnData(),
            QueryCommand.Create(settings).OnData(),
            TailCommand.Create(settings).OnData(),
            BackupCommand.Create(settings).OnData(),
            RestoreCommand.Create(settings).OnData(),
            RetentionCommand.Create(settings).OnData(),
            ConnectCommand.Create(settings).OnData(),
            DashboardsCommand.Create(settings).OnData(),
            DoctorCommand.Create(settings).OnData(),
            AccountCommand.Create(settings).OnData(),
            AuditCommand.Create(settings).OnData(),
            WorkingTimeCommand.Create(settings).OnData(),
            TokenCommand.Create(settings).OnData(),
            SettingsCommand.Create(settings).OnData(),
            CompletionCommand.Create(),
        },
        Action = ServeCommand.Action(settings),
    };
}
