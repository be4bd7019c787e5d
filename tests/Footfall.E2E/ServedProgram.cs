using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Footfall.E2E;

/// <summary>The program as users get it: published, in a process of its own, on a folder of its own.</summary>
internal sealed partial class ServedProgram : IAsyncDisposable
{
    internal const string Password = "correct-horse-battery";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;

    private ServedProgram(Process process, DirectoryInfo folder, bool ownsFolder, string address)
    {
        _process = process;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Address = address;
    }

    internal string Address { get; }

    internal string Folder => _folder.FullName;

    /// <summary>What it printed so far.</summary>
    internal ConcurrentQueue<string> Output { get; } = new();

    /// <summary>The one-time link out of what it printed.</summary>
    internal string SignInLink => Output.Select(l => LinkShape().Match(l)).First(m => m.Success).Value;

    /// <summary>Serves, and waits until it is ready.</summary>
    /// <param name="password">Password of the administrator; null: it prints a one-time link.</param>
    /// <param name="folder">A data folder to serve; null: a new one, which is deleted afterwards.</param>
    /// <param name="port">A port; null: a free one.</param>
    /// <param name="command">The command and its own arguments.</param>
    internal static async Task<ServedProgram> StartAsync(string? password = Password, string? folder = null, int? port = null, params string[] command)
    {
        var data = folder is null ? Directory.CreateTempSubdirectory("footfall-e2e-") : new DirectoryInfo(folder);
        var address = $"http://127.0.0.1:{port ?? FreePort()}";
        string[] arguments = command.Length > 0 ? [.. command, "--urls", address] : ["serve", "--data", data.FullName, "--urls", address];
        var start = Command(arguments);
        if (password is not null)
        {
            start.Environment["FOOTFALL_ADMIN_PASSWORD"] = password;
        }

        var process = Process.Start(start)!;
        var program = new ServedProgram(process, data, folder is null, address);
        process.OutputDataReceived += (_, line) => program.Output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => program.Output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await program.WaitUntilReadyAsync(text => command.Length == 0 || text.Contains("made-up events of", StringComparison.Ordinal));
        return program;
    }

    /// <summary>Runs a command of the program to its end and gives what it printed.</summary>
    internal static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"footfall {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>Ends it the way a service manager does.</summary>
    internal async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }
    }

    internal int Port => new Uri(Address).Port;

    internal int Id => _process.Id;

    private async Task WaitUntilReadyAsync(Func<string, bool> said)
    {
        using var client = new HttpClient();
        for (var i = 0; i < 1_200; i++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The program ended: {string.Join('\n', Output)}");
            }

            if (said(string.Join('\n', Output)) && await IsReadyAsync(client))
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The program is not ready after two minutes: {string.Join('\n', Output)}");
    }

    private async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync($"{Address}/readyz");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Command(IEnumerable<string> arguments) =>
        new(Path.Combine(ProgramFolder(), "footfall"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };

    /// <summary>What ./test built; while working, the newest build of ./footfall.</summary>
    internal static string ProgramFolder()
    {
        if (Environment.GetEnvironmentVariable("FOOTFALL_PROGRAM") is { Length: > 0 } given)
        {
            return given;
        }

        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Footfall.slnx")))
        {
            root = root.Parent ?? throw new InvalidOperationException("Footfall.slnx was not found above the tests.");
        }

        return Directory.GetDirectories(Path.Combine(root.FullName, "artifacts", "run")).MaxBy(Directory.GetLastWriteTimeUtc)
            ?? throw new InvalidOperationException("Run ./footfall --help first: it builds the program that these tests start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"http://\S+/sign-in\?token=\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkShape();
}
