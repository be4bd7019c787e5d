using System.CommandLine;
using System.CommandLine.Invocation;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall</c> and <c>footfall serve</c>.</summary>
internal static class ServeCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> settings) =>
        new("serve", "Serves the pages and the API. This is what footfall does without a command.") { Action = Action(settings) };

    internal static CommandLineAction Action(IReadOnlyDictionary<string, string> settings) => new ServeAction(settings);

    private sealed class ServeAction(IReadOnlyDictionary<string, string> given) : AsynchronousCommandLineAction
    {
        public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
        {
            var settings = Settings.Read(given);
            await using var server = await RunningServer.StartAsync(settings, new ServerStart(), cancellationToken);
            Banner.Write(settings, server);
            await server.WaitAsync(cancellationToken);
            return CommandLine.Done;
        }
    }
}
