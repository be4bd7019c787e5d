using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Support;

/// <summary>The real program in a process of its own.</summary>
internal sealed partial class FootfallProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FootfallProgram(Process process, string folder)
    {
        _process = process;
        Folder = folder;
        process.OutputDataReceived += (_, line) => Take(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Folder { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Where a server listens.</summary>
    public Uri Address { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<ProgramResult> RunAsync(string[] arguments, Dictionary<string, string>? environment = null, string input = "")
    {
        await using var program = Start(arguments, environment, "");
        await program._process.StandardInput.WriteAsync(input);
        program._process.StandardInput.Close();
        return await program.ExitAsync();
    }

    /// <summary>Runs a command to its end on a terminal: its output and errors are what stands there.</summary>
    public static async Task<ProgramResult> RunOnTerminalAsync(params string[] arguments)
    {
        var command = string.Join(' ', ((string[])[Host, Library, .. arguments]).Select(a => $"'{a}'"));
        await using var program = Launch("script", ["-qec", command, "/dev/null"], null, "");
        return await program.ExitAsync();
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Library => Path.Combine(AppContext.BaseDirectory, "footfall.dll");

    /// <summary>Starts a command and does not wait.</summary>
    public static FootfallProgram Start(string[] arguments, Dictionary<string, string>? environment = null, string folder = "") =>
        Launch(Host, [Library, .. arguments], environment, folder);

    private static FootfallProgram Launch(string file, string[] arguments, Dictionary<string, string>? environment, string folder)
    {
        var start = new ProcessStartInfo(file)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return new FootfallProgram(Process.Start(start)!, folder);
    }

    /// <summary>Serves a folder, with the password of the test servers unless another is given, and waits until it listens.</summary>
    public static async Task<FootfallProgram> ServeAsync(string folder, string password = TestServer.Password, string level = "Warning", params string[] more)
    {
        var program = Start(
            ["serve", "--data", folder, "--urls", "http://127.0.0.1:0", "--Log:Level", level, .. more],
            new Dictionary<string, string> { ["FOOTFALL_ADMIN_PASSWORD"] = password },
            folder);
        var first = await Task.WhenAny(program._address.Task, program._process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(90)));
        if (first != program._address.Task)
        {
            await program.DisposeAsync();
            Assert.Fail($"The server does not listen. {program.Output} {program.Errors}");
        }

        program.Address = await program._address.Task;
        return program;
    }

    /// <summary>A client with a token, or as the administrator.</summary>
    public HttpClient Client(string? token = null) => new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(100),
        DefaultRequestHeaders =
        {
            Authorization = token is null
                ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{TestServer.Password}")))
                : new AuthenticationHeaderValue("Bearer", token),
        },
    };

    /// <summary>Makes an ingest token through the running server.</summary>
    public async Task<string> NewTokenAsync(string name = "test")
    {
        using var admin = Client();
        using var response = await admin.PostAsJsonAsync("/api/v1/tokens", new { name, kind = "ingest" });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Dictionary<string, string>>())!["token"];
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM.</summary>
    public void Terminate() => Process.Start("kill", ["-TERM", Id.ToString()])!.WaitForExit();

    /// <summary>Waits for the end.</summary>
    public async Task<ProgramResult> ExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await _process.WaitForExitAsync(limit.Token);
        return new ProgramResult(_process.ExitCode, Output, Errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Take(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.AppendLine(line);
        }

        if (Serves().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"^Footfall \S+ serves (?<address>http://[^, ]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Serves();
}
