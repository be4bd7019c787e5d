using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Footfall.Server.Tests.Support;

/// <summary>A real PostgreSQL server with a folder, a port and a password of its own, which goes away with the test.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    public const string Password = "a password of the database only";

    private static int _databases;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"footfall-postgres-{Guid.NewGuid():N}");
    private readonly string _programs = FindPrograms();
    private bool _runs;

    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_folder, "data");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        var password = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chown", "-R", "postgres", _folder);
        }

        await PostgresAsync("initdb", "-D", Data, "-U", "footfall", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--no-sync");
        await StartAsync();
    }

    /// <summary>Starts it.</summary>
    public async Task StartAsync()
    {
        await PostgresAsync("pg_ctl", "start", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {Port} -k {_folder} -c listen_addresses=127.0.0.1 -c fsync=off");
        _runs = true;
    }

    /// <summary>Stops it at once; who is connected is cut off.</summary>
    public async Task StopAsync()
    {
        _runs = false;
        await PostgresAsync("pg_ctl", "stop", "-D", Data, "-w", "-m", "fast");
    }

    /// <summary>From now on it is there and does not answer.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>It answers again.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username=footfall;Password={Password}";

    public async ValueTask DisposeAsync()
    {
        if (_runs)
        {
            await StopAsync();
        }

        await RunAsync("rm", "-rf", _folder);
    }

    /// <summary>Sends a signal to the server's process and to those that it started.</summary>
    private async Task SignalAsync(string signal)
    {
        var parent = (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];
        var children = await File.ReadAllTextAsync($"/proc/{parent}/task/{parent}/children");
        await RunAsync("kill", [$"-{signal}", parent, .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private Task PostgresAsync(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_programs, program), .. arguments];
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Not to be read to its end: the server that pg_ctl leaves behind keeps the stream open.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string FindPrograms() =>
        Environment.GetEnvironmentVariable("FOOTFALL_POSTGRES") is { Length: > 0 } folder ? folder
        : Installed().Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).FirstOrDefault(f => File.Exists(Path.Combine(f, "pg_ctl")))
        ?? throw new InvalidOperationException("These tests need PostgreSQL. Install it (Debian: sudo apt-get install postgresql) or set FOOTFALL_POSTGRES to the folder of its programs.");

    private static IEnumerable<string> Installed() =>
        Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(f => Path.Combine(f, "bin")) : [];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
