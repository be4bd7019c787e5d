using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Footfall.E2E;

/// <summary>The guides, followed by the letter: every command of the ten minutes, and every snippet of the clients that runs.</summary>
[Collection(Pages.Name)]
[Trait("Speed", "slow")]
public sealed partial class GuideTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-guide-");
    private readonly DirectoryInfo _tree;
    private readonly Dictionary<string, string> _ports = new() { ["5080"] = FreePort(), ["8000"] = FreePort(), ["8001"] = FreePort() };
    private readonly List<Process> _running = [];
    private readonly FilledServer _shared;

    public GuideTests(FilledServer shared)
    {
        _shared = shared;
        _tree = _folder.CreateSubdirectory("footfall");
    }

    public void Dispose()
    {
        foreach (var process in _running)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TenMinutes_EndWithOnesOwnEventsOnTheScreen()
    {
        LeaveTheTree();
        var blocks = Blocks("ten-minutes.md").ToLookup(b => b.Name, b => b.Text);
        Start(blocks["server"].Single());
        await AnswersAsync($"http://127.0.0.1:{_ports["5080"]}/readyz");
        var shell = await RunAsync(string.Join('\n', blocks[""]) + "\necho \"TOKEN=$TOKEN\"");
        Assert.Contains("create:project", shell);
        var token = Regex.Match(shell, "TOKEN=(?<token>ff_ingest_\\w+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["token"].Value;

        Start(blocks["pages"].Single());
        await AnswersAsync($"http://localhost:{_ports["8000"]}/");
        await using (var tab = await _shared.Browser.OpenAsync(_shared.Program, signedIn: false))
        {
            tab.Expected = c => c.Contains("favicon", StringComparison.Ordinal) || c.Contains("404", StringComparison.Ordinal);
            await tab.Page.GotoAsync($"http://localhost:{_ports["8000"]}/");
            await tab.Page.ClickAsync("button");
            await tab.Page.EvaluateAsync(shell.Split('\n').Single(l => l.StartsWith("footfall.identify(", StringComparison.Ordinal)));
            await tab.Page.EvaluateAsync("() => { footfall.event('open:map'); return footfall.flush(); }");
        }

        Start(blocks["shop"].Single(), ("TOKEN", token));
        await AnswersAsync($"http://localhost:{_ports["8001"]}/orders/1");
        await RunAsync(blocks["later"].Single());
        var scopes = await ScopesAsync();

        string[] expected = ["create:project ann", "load:my_platform anonymous", "click:element anonymous", "open:page anonymous", "open:map ann", "call:endpoint ", "log:info ", "open:order ann"];
        Assert.Empty(expected.Except(scopes));
    }

    [Fact]
    public async Task Clients_TheServersSignatureInNode_IsTheOneOfTheCommandLine()
    {
        var snippet = Guide("clients.md").Split("```js\n").Single(s => s.StartsWith("// On your server, in Node", StringComparison.Ordinal)).Split("```")[0];
        await File.WriteAllTextAsync(Path.Combine(_tree.FullName, "sign.mjs"), snippet, TestContext.Current.CancellationToken);

        var signed = (await RunAsync("FOOTFALL_TOKEN=ff_ingest_guide node sign.mjs")).Trim().Split('.');
        var claims = JsonDocument.Parse(Decode(signed[1])).RootElement;
        var again = (await ServedProgram.RunAsync("token", "sign", "u42", "--name", "ann", "--org", "acme", "--hours", "12", "--token", "ff_ingest_guide")).Trim().Split('.');

        Assert.Equal("u42 ann acme", $"{claims.GetProperty("sub")} {claims.GetProperty("name")} {claims.GetProperty("org_slug")}");
        Assert.Equal("u42 ann acme", string.Join(' ', new[] { "sub", "name", "org_slug" }.Select(c => JsonDocument.Parse(Decode(again[1])).RootElement.GetProperty(c).GetString())));
    }

    [Fact]
    public async Task Clients_TheCallsOfTheBrowserKit_RunAsTheyStand()
    {
        await using var tab = await _shared.Browser.OpenAsync(_shared.Program, signedIn: false);
        await tab.Page.GotoAsync("/sign-in");
        var snippet = Guide("clients.md").Split("```js\n").Single(s => s.StartsWith("footfall.event(", StringComparison.Ordinal)).Split("```")[0];

        var scopes = await tab.Page.EvaluateAsync<string[]>($$"""
            async () => {
              const { footfall } = await import('/sdk/footfall.mjs');
              footfall.init({ url: location.origin, token: 'ff_browser_none', app: '' });
              {{snippet}}
              return footfall.watch(() => undefined).filter((t) => t.state === 'kept').map((t) => t.event.scope);
            }
            """);
        tab.Expected = c => c.Contains("401", StringComparison.Ordinal);

        Assert.Equal(["draw:object", "draw:object", "send:exception", "load:app", "log:info", "log:error", "share:project", "log:usage"], scopes);
    }

    /// <summary>What the guide calls the source tree: the program, and the rules of the tree, which hold for every project that lies in it.</summary>
    private void LeaveTheTree()
    {
        foreach (var rules in new[] { "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "global.json" })
        {
            File.Copy(Path.Combine(Root(), rules), Path.Combine(_tree.FullName, rules));
        }

        var program = Path.Combine(_tree.FullName, "footfall");
        File.WriteAllText(program, $"#!/bin/sh\nFOOTFALL__URLS=http://127.0.0.1:{_ports["5080"]} exec '{ServedProgram.ProgramFolder()}/footfall' \"$@\"\n");
        using var executable = Process.Start("chmod", ["+x", program]);
        executable.WaitForExit();
    }

    private async Task<HashSet<string>> ScopesAsync()
    {
        const string Sql = "SELECT DISTINCT concat(scope, ' ', if(user_name = '', splitByChar('-', user_id)[1], user_name)) AS s FROM events";
        HashSet<string> scopes = [];
        for (var i = 0; i < 60 && !scopes.Contains("open:order ann"); i++)
        {
            scopes = [.. JsonDocument.Parse(await RunAsync($"./footfall query \"{Sql}\" --json")).RootElement.EnumerateArray().Select(r => r.GetProperty("s").GetString()!)];
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }

        return scopes;
    }

    private void Start(string script, params (string Name, string Value)[] variables)
    {
        var process = Process.Start(Shell($"exec {WithEnvironment(script)}", variables))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _running.Add(process);
    }

    private async Task<string> RunAsync(string script)
    {
        using var process = Process.Start(Shell($"set -euo pipefail\n{script}", []))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{script}\nended with {process.ExitCode}: {output} {await errors}");
        return output;
    }

    private ProcessStartInfo Shell(string script, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["-c", _ports.Aggregate(script, (s, p) => s.Replace(p.Key, p.Value))]) { WorkingDirectory = _tree.FullName, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["FOOTFALL"] = Root();
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>What is set before a command is set by <c>env</c>, so that the shell gives way to the command.</summary>
    private static string WithEnvironment(string script) => Assignments().IsMatch(script) ? $"env {script}" : script;

    private static async Task AnswersAsync(string address)
    {
        using var client = new HttpClient();
        for (var i = 0; i < 600; i++)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(200);
        }

        Assert.Fail($"{address} does not answer.");
    }

    private static IEnumerable<(string Name, string Text)> Blocks(string guide) =>
        Block().Matches(Guide(guide)).Select(m => (m.Groups["name"].Value.Trim(), m.Groups["text"].Value));

    private static string Guide(string name) => File.ReadAllText(Path.Combine(Root(), "docs", "guide", name));

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Footfall.slnx")))
        {
            root = root.Parent!;
        }

        return root.FullName;
    }

    private static byte[] Decode(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString();
    }

    [GeneratedRegex(@"^```sh(?<name>[^\n]*)\n(?<text>.*?)^```", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\w+=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assignments();
}
