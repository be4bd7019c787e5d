using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Commands;

/// <summary><c>footfall connect kodosumi</c> and <c>footfall doctor</c>, with the real program.</summary>
public sealed class ConnectTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly KodosumiFolder _kodosumi = new();

    public void Dispose()
    {
        _data.Dispose();
        _kodosumi.Dispose();
    }

    [Fact]
    public async Task Connect_TakesAFolderInOnceWithOrWithoutAServer()
    {
        Fill();

        var first = await ConnectAsync();
        await using var program = await FootfallProgram.ServeAsync(_data.Path);
        _kodosumi.Good(KodosumiFolder.Ann, "69a54e500000000000000003");
        var second = JsonNode.Parse((await ConnectAsync("--json")).Succeeded())!;

        Assert.Equal(
            $"""
            {_kodosumi.Path}: 1 of 2 executions are taken in, with 9 events and 1 user.
              1 skipped, empty: The database has 0 bytes. Its writer died before the first event, or the disk was full. Nothing is lost; delete the execution in Kodosumi.
            """,
            first.Succeeded().TrimEnd());
        Assert.Equal("2 18 once acme", $"{second["read"]} {second["rows"]} {second["origin"]} {second["org"]}");
    }

    [Fact]
    public async Task Connect_ThatCannotBeDone_SaysWhyAndEndsWithItsCode()
    {
        var noFolder = await FootfallProgram.RunAsync(["connect", "kodosumi", "--from", _data.File("none"), "--data", _data.Path]);
        var noExecutions = await FootfallProgram.RunAsync(["connect", "kodosumi", "--from", _kodosumi.Path, "--data", _data.Path]);
        var noFrom = await FootfallProgram.RunAsync(["connect", "kodosumi", "--data", _data.Path]);
        var wrongOrg = await FootfallProgram.RunAsync(["connect", "kodosumi", "--from", _kodosumi.Path, "--org", "footfall", "--data", _data.Path]);

        Assert.Equal((1, $"There is no folder {_data.File("none")}."), (noFolder.ExitCode, noFolder.Errors.Trim()));
        Assert.Equal((1, $"There is no folder 'execution' in {_kodosumi.Path}. Name the folder that holds admin.db and execution, which is ./data where Kodosumi runs unless KODO_EXEC_DIR says otherwise."), (noExecutions.ExitCode, noExecutions.Errors.Trim()));
        Assert.Equal(2, noFrom.ExitCode);
        Assert.Equal(2, wrongOrg.ExitCode);
        Assert.StartsWith("--org must be the short name of an org", wrongOrg.Errors);
    }

    [Fact]
    public async Task Doctor_SaysWhatIsWellAndWhatIsNot()
    {
        Fill();
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllTextAsync(_data.File("appsettings.json"), new JsonObject { ["Connectors"] = new JsonObject { ["Kodosumi"] = new JsonObject { ["Folders"] = new JsonArray(_kodosumi.Path, _data.File("none")) } } }.ToJsonString(), TestContext.Current.CancellationToken);

        var before = await FootfallProgram.RunAsync(["doctor", "--data", _data.Path, "--urls", "http://127.0.0.1:0"]);
        await using var program = await FootfallProgram.ServeAsync(_data.Path);
        var findings = await UntilReadAsync();

        Assert.Equal(1, before.ExitCode);
        Assert.Contains("ok    store: it opens, takes events and answers.", before.Output);
        Assert.Contains($"warn  kodosumi {_kodosumi.Path}: 0 executions, 0 with a database, 0 taken in with 0 events. 2 are new or changed and not taken in yet.", before.Output);
        Assert.Contains($"BAD   kodosumi {_data.File("none")}: There is no folder {_data.File("none")}, or Footfall's user may not see it.", before.Output);
        Assert.Equal(
            ["settings good", "disk good", "data folder good", "server good", "store good", "accounts good", "senders warning", "rejected good", "retention good", $"kodosumi {_kodosumi.Path} good", $"kodosumi {_kodosumi.Path} warning", $"kodosumi {_data.File("none")} bad"],
            findings.Select(f => $"{f!["check"]} {f["state"]}"));
        Assert.Equal("2 executions, 2 with a database, 1 taken in with 9 events. It is watching.", (string?)findings[9]!["found"]);
        Assert.Equal("1 skipped, empty: The database has 0 bytes.", (string?)findings[10]!["found"]);
    }

    /// <summary>The program is killed in the middle of its reading, again and again.</summary>
    [Fact]
    [Trait("Speed", "slow")]
    public async Task Connect_ThatIsKilledAtAnyMoment_LosesAndDoublesNothing()
    {
        _kodosumi.Fill(1_500, KodosumiFolder.Start.AddDays(-5), KodosumiFolder.Start);
        for (var life = 0; life < 5; life++)
        {
            await using var program = await FootfallProgram.ServeAsync(_data.Path, more: ["--Connectors:Kodosumi:Folders", _kodosumi.Path]);
            await Task.Delay(150 + (life * 250), TestContext.Current.CancellationToken);
            await program.KillAsync();
        }

        var state = JsonNode.Parse((await ConnectAsync("--json")).Succeeded())!;
        await using var last = await FootfallProgram.ServeAsync(_data.Path);
        using var admin = last.Client();

        Assert.Equal(1_500, (int)state["read"]!);
        var count = await admin.GetFromJsonAsync<JsonObject>("/api/v1/events/count?period=all&scope=start:run", TestContext.Current.CancellationToken);
        Assert.Equal(1_500, (int)count!["matching"]!);
    }

    private async Task<JsonArray> UntilReadAsync()
    {
        for (var tries = 0; ; tries++)
        {
            var findings = JsonNode.Parse((await FootfallProgram.RunAsync(["doctor", "--json", "--data", _data.Path])).Output)!.AsArray();
            if (tries == 10 || findings.Any(f => ((string)f!["found"]!).Contains("1 taken in")))
            {
                return findings;
            }

            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
    }

    private void Fill()
    {
        _kodosumi.Good(KodosumiFolder.Ann, "69a54e500000000000000001");
        _kodosumi.Raw(KodosumiFolder.Bo, "69a54e500000000000000002", []);
        _kodosumi.Roles((KodosumiFolder.Ann, "ann", true));
        _kodosumi.Age();
    }

    private Task<ProgramResult> ConnectAsync(params string[] more) =>
        FootfallProgram.RunAsync(["connect", "kodosumi", "--from", _kodosumi.Path, "--org", "acme", "--data", _data.Path, .. more]);
}
