using System.Net;
using System.Net.Sockets;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary>Exit codes and messages of the real program: 0 done, 1 failed, 2 wrong arguments; trouble on standard error.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Unrecognized command or argument 'nonsense'.", "nonsense")]
    [InlineData("Required command was not provided.", "token")]
    [InlineData("Say what the token is for: --ingest, for a server that sends events; --browser ORIGIN, for web pages; --sql; or --account LOGIN, to act as that account.", "token", "create", "x")]
    [InlineData("Say one thing that the token is for: --ingest, --browser ORIGIN, --sql or --account LOGIN.", "token", "create", "x", "--ingest", "--sql")]
    [InlineData("--expires must be a number with h, d, w or y, for example 90d, but is 'soon'.", "token", "create", "x", "--ingest", "--expires", "soon")]
    [InlineData("Required argument 'FILE' missing for command: 'import'.", "import")]
    [InlineData("--to needs --token, an ingest token of that server.", "import", "x", "--to", "http://127.0.0.1:1")]
    [InlineData("--to must be an http:// or https:// address, but is 'server'.", "import", "x", "--to", "server", "--token", "t")]
    [InlineData("--period 'xx' is not understood. Try 24h, 7d, this-week, last-month, all, June 2024, or 2021-2022.", "working-time", "recompute", "--period", "xx")]
    [InlineData("--from must be RFC 3339 such as 2026-01-05T09:00:00Z, but is 'monday'.", "working-time", "recompute", "--from", "monday")]
    [InlineData("--to must lie after --from.", "working-time", "recompute", "--from", "2026-01-05T09:00:00Z", "--to", "2026-01-05T09:00:00Z")]
    [InlineData("Give --period, or --from and --to, but not --period together with --from.", "working-time", "recompute", "--period", "all", "--from", "2026-01-05T09:00:00Z")]
    [InlineData("--urls needs a value.", "serve", "--urls")]
    [InlineData("--days must be a whole number from 1 to 3650, but is '0'.", "demo", "--days", "0")]
    [InlineData("--days must be a whole number from 1 to 3650, but is 'x'.", "demo", "--days", "x")]
    [InlineData("A demo has a folder of its own: --keep DIR keeps it, --data is for a server with data of yours.", "demo", "--data", "/nowhere")]
    [InlineData("--count must be a whole number from 1 to 2147483647, but is 'many'.", "tail", "--count", "many")]
    [InlineData("--hours must be a whole number from 1 to 8760, but is '1.5'.", "token", "sign", "u", "--token", "ff_ingest_x", "--hours", "1.5")]
    [InlineData("--token must be an ingest token, which begins with ff_ingest_.", "token", "sign", "u", "--token", "ff_browser_x")]
    [InlineData("--max-event-bytes must be 0, for no limit, or more, but is 'x'.", "token", "create", "x", "--ingest", "--max-event-bytes", "x")]
    [InlineData("--scope must be verb:object, for example create:project, but is 'create:*'.", "tail", "--scope", "create:*")]
    [InlineData("--scope must be verb:object, for example create:project, but is 'project'.", "export", "--scope", "project")]
    [InlineData("There is no setting Lgo:Level (command line --Lgo:Level). Did you mean Log:Level?", "settings", "--Lgo:Level", "Error")]
    [InlineData("Urls must be one or more http:// or https:// addresses without path, but 'nowhere' (command line --urls) is not.", "serve", "--urls", "nowhere")]
    public async Task WrongArguments_Exit2_AndAreNamed(string message, params string[] arguments)
    {
        var result = await FootfallProgram.RunAsync([.. arguments, $"--data={_folder.Path}"]);

        Assert.Contains(message, result.Failed(2));
    }

    [Theory]
    [InlineData("There is no folder /nowhere.", "export", "--out", "/nowhere/events.gz")]
    [InlineData("There is no file /nowhere/board.json.", "dashboards", "import", "/nowhere/board.json")]
    public async Task WhatIsNotThere_IsNamed_AsItWasGiven(string message, params string[] arguments) =>
        Assert.Equal(message, (await FootfallProgram.RunAsync([.. arguments, $"--data={_folder.Path}"])).Failed().TrimEnd());

    [Fact]
    public async Task Help_IsOnStandardOutput()
    {
        var output = (await FootfallProgram.RunAsync(["--help"])).Succeeded();

        Assert.All(new[] { "serve", "demo", "import", "token", "settings" }, command => Assert.Contains($"  {command}", output));
    }

    [Theory]
    [InlineData("--data DIR", "backup")]
    [InlineData("--data DIR", "token", "create")]
    [InlineData("--to URL", "import")]
    [InlineData("--from TIME", "export")]
    [InlineData("--out FILE", "export")]
    [InlineData("--days NUMBER", "demo")]
    [InlineData("--expires AGE", "token", "create")]
    public async Task HelpOfACommand_SaysWhatItsOptionsTake(string option, params string[] command)
    {
        var output = (await FootfallProgram.RunAsync([.. command, "--help"])).Succeeded();

        Assert.Contains($"  {option.Split(' ')[0]} <{option.Split(' ')[1]}>", output);
    }

    [Fact]
    public async Task Settings_AreListedWithTheirOrigin()
    {
        var output = (await FootfallProgram.RunAsync(
            ["settings", "--data", _folder.Path, "--json"],
            new() { ["FOOTFALL__LOG__LEVEL"] = "Error", ["FOOTFALL__CLICKHOUSE__PASSWORD"] = "hunter2" })).Succeeded();

        Assert.Contains("\"value\":\"Error\",\"origin\":\"environment variable FOOTFALL__LOG__LEVEL\"", output);
        Assert.DoesNotContain("hunter2", output);
    }

    [Fact]
    public async Task Address_InUse_Exits1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var errors = (await FootfallProgram.RunAsync(["serve", "--data", _folder.Path, "--urls", address, "--Log:Level", "Error"])).Failed();

        Assert.Contains($"Cannot listen on {address}: ", errors);
        Assert.Contains("Choose another address with --urls.", errors);
    }

    [Fact]
    public async Task AdministratorsPasswordAndDataFolder_ThatAreWrong_AreToldWithTheSettings_AndExit2()
    {
        var errors = (await FootfallProgram.RunAsync(
            ["serve", "--data", _folder.Write("file", ""), "--urls", "ftp://x", "--Log:Level", "Error"],
            new() { ["FOOTFALL_ADMIN_PASSWORD"] = "short" })).Failed(exitCode: 2);

        Assert.Equal(
            $"""
            Footfall cannot start with these settings:
              - Urls must be one or more http:// or https:// addresses without path, but 'ftp://x' (command line --urls) is not.
              - Data must be a folder that can be written to, but '{_folder.File("file")}' (command line --data) is a file.
              - FOOTFALL_ADMIN_PASSWORD must have at least 8 characters, but has 5.
            """,
            errors.TrimEnd());
    }

    [Fact]
    public async Task EngineLibrary_ThatIsNone_Exits1()
    {
        var file = _folder.Write("libchdb.so", "not a library");

        var errors = (await FootfallProgram.RunAsync(["serve", "--data", _folder.Path, "--Engine:Library", file])).Failed();

        Assert.Equal($"The engine library {file} cannot be loaded: file too short", errors.TrimEnd());
    }

    [Fact]
    public async Task FirstStart_WithoutPassword_PrintsALinkThatSignsIn()
    {
        await using var program = await FootfallProgram.ServeAsync(_folder.Path, password: "");
        await WaitForAsync(() => program.Output.Contains("then choose a password."));

        var link = program.Output.Split('\n').Single(l => l.StartsWith("  Sign in  "))["  Sign in  ".Length..].Trim();
        Assert.StartsWith($"{program.Address.ToString().TrimEnd('/')}/sign-in?token=", link);
        using var browser = new Browser(program.Address);
        var answer = await browser.SendAsync("POST", "/api/v1/session/link", $$"""{"token": "{{link[(link.IndexOf('=') + 1)..]}}"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300 && !condition(); i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.True(condition());
    }
}
