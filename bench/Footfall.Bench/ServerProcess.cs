using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Footfall.Bench;

/// <summary>The program itself as a process of its own, the way users run it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Password = "bench-password-1";

    private readonly Process _process;

    private ServerProcess(Process process, Uri address, TimeSpan startedIn)
    {
        _process = process;
        Address = address;
        StartedIn = startedIn;
    }

    internal Uri Address { get; }

    /// <summary>Time from the start of the process until it was ready.</summary>
    internal TimeSpan StartedIn { get; }

    /// <summary>Resident memory in MB.</summary>
    internal double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Processor time used so far.</summary>
    internal TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    internal static async Task<ServerProcess> StartAsync(string folder)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        var start = new ProcessStartInfo("dotnet", [Program(), "--data", folder, "--urls", address.ToString(), "--Log:Level", "Warning"])
        {
            RedirectStandardOutput = true,
            Environment = { ["FOOTFALL_ADMIN_PASSWORD"] = Password },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && text.Contains("fail:"))
            {
                Console.Error.WriteLine(text);
            }
        };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited || watch.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException("The server did not become ready.");
            }

            await Task.Delay(20);
        }

        return new ServerProcess(process, address, watch.Elapsed);
    }

    /// <summary>A client that reads as the administrator.</summary>
    internal HttpClient Admin() => Client(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}"))));

    /// <summary>A client that sends events.</summary>
    internal async Task<HttpClient> IngestAsync(string folder)
    {
        using var token = Process.Start(new ProcessStartInfo("dotnet", [Program(), "token", "create", "bench", "--ingest", "--data", folder]) { RedirectStandardOutput = true })!;
        var text = (await token.StandardOutput.ReadToEndAsync()).Trim();
        await token.WaitForExitAsync();
        return Client(new AuthenticationHeaderValue("Bearer", text));
    }

    public async ValueTask DisposeAsync()
    {
        using (var term = Process.Start("kill", ["-TERM", _process.Id.ToString()]))
        {
            await term.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private HttpClient Client(AuthenticationHeaderValue authorization)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseProxy = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = authorization;
        return client;
    }

    private static string Program() => Path.Combine(AppContext.BaseDirectory, "footfall.dll");

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync("/readyz");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
