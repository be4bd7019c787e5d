using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Commands;

/// <summary><c>footfall import</c> into a folder that is being served.</summary>
public sealed class ImportTests(ServedFolder served) : IClassFixture<ServedFolder>
{
    private static int _files;

    [Fact]
    public async Task File_WithBrokenLines_IsTakenButForThose_WhichAreListedWithNumberAndReason()
    {
        var name = Name("mixed.ndjson");
        var file = Write(name, $$"""
            {{Line(1)}}

            not json
            {{Line(2)}}
            {"timestamp": "2024-06-03T12:00:00Z"}
            {"scope": "use:ide", "timestamp": "yesterday"}
            {{Line(3)}}
            """);

        var result = await ImportAsync(file);

        Assert.Equal((6, 3, 0), Counts(result));
        Assert.Equal("""{"invalid_json":1,"missing_scope":1,"invalid_timestamp":1}""", result["rejected"]!.ToJsonString());
        var rejectedFile = Path.Combine(served.Data, "imports", $"{name}.rejected.ndjson");
        Assert.Equal(rejectedFile, (string?)result["rejected_file"]);
        var rejected = File.ReadAllLines(rejectedFile).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal([(3, "invalid_json", "not json"), (5, "missing_scope", """{"timestamp": "2024-06-03T12:00:00Z"}"""), (6, "invalid_timestamp", """{"scope": "use:ide", "timestamp": "yesterday"}""")],
            rejected.Select(r => ((int)r["line"]!, (string)r["reason"]!, (string)r["text"]!)));
        Assert.All(rejected, r => Assert.NotEmpty((string)r["message"]!));
    }

    [Fact]
    public async Task File_ImportedAgain_RenamedOrCompressed_AddsNothing()
    {
        // Equal lines are as many events.
        var text = string.Concat(Enumerable.Range(0, 25_000).Select(i => Line(i / 2 * 2, "again") + "\n"));
        Assert.Equal((25_000, 25_000, 0), Counts(await ImportAsync(Write(Name("first.ndjson"), text))));

        Assert.Equal((25_000, 0, 25_000), Counts(await ImportAsync(Write(Name("renamed.ndjson"), text))));
        Assert.Equal((25_000, 0, 25_000), Counts(await ImportAsync(Zip(Name("packed.ndjson.gz"), text))));
        Assert.Equal((25_001, 1, 25_000), Counts(await ImportAsync(Write(Name("longer.ndjson"), text + Line(0, "again") + "\n"))));
    }

    [Fact]
    public async Task Entities_AreImported_AndAgainAddNothing()
    {
        var file = Write(Name("teams.ndjson"), """
            {"id": "t1", "name": "One", "created_at": "2024-01-01T00:00:00Z"}
            {"name": "nameless"}
            {"id": "t2"}
            """);

        var first = await ImportAsync("--entities", "team", file);
        var second = await ImportAsync("--entities", "team", file);
        var members = await ImportAsync("--entities", "memberships", Write(Name("members.ndjson"), """{"kind": "team", "id": "t1", "member": 7}"""));

        Assert.Equal((3, 2, 0), Counts(first));
        Assert.Equal((3, 0, 2), Counts(second));
        Assert.Equal((1, 1, 0), Counts(members));
    }

    /// <summary>In the middle of the first request; Ctrl+C takes the same way.</summary>
    [Fact]
    public async Task StoppedByASignal_SaysThatItCanBeStartedAgain()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var import = FootfallProgram.Start(["import", Write(Name("stopped.ndjson"), Line(1, "stopped")), "--to", $"http://{silent.LocalEndpoint}", "--token", "x"]);
        using var connection = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        import.Terminate();
        var result = await import.ExitAsync();

        Assert.Equal((1, "", "Stopped before the end. It can be started again: nothing is stored twice."), (result.ExitCode, result.Output.Trim(), result.Errors.Trim()));
    }

    [Fact]
    public async Task Text_ForPeople_SaysWhatBecameOfTheFile()
    {
        var name = Name("people.ndjson");

        var output = (await served.RunAsync("import", Write(name, Line(1, "people") + "\nnot json\n"))).Succeeded();

        Assert.StartsWith($"{name}: 2 lines, 1 event added, 0 there already, 1 rejected, ", output);
        Assert.Contains("         1  invalid_json", output);
        Assert.Contains("The rejected lines, with numbers and reasons, are in ", output);
    }

    [Fact]
    public async Task File_ThatIsMissing_IsNamed_AndNothingIsImported()
    {
        var there = Write(Name("there.ndjson"), Line(1, "missing") + "\n");
        var missing = Path.Combine(served.Elsewhere, "missing.ndjson");

        Assert.Equal($"There is no file {missing}.", (await served.RunAsync("import", there, missing)).Failed().TrimEnd());

        Assert.Equal((1, 1, 0), Counts(await ImportAsync(there)));
    }

    [Fact]
    public async Task Archive_ThatIsNone_IsToldAsSuch()
    {
        var file = Write(Name("plain.ndjson.gz"), Line(1, "none") + "\n");

        Assert.Contains($"{file} is damaged after line 0: ", (await served.RunAsync("import", file)).Failed());
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("scrambled")]
    public async Task Archive_ThatIsDamaged_IsImportedUpToThere_AndTheCommandFails(string damage)
    {
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(i => Line(i, damage) + "\n"));
        var file = Zip(Name("damaged.ndjson.gz"), text);
        var bytes = File.ReadAllBytes(file);
        if (damage == "cut off")
        {
            bytes = bytes[..(bytes.Length * 2 / 3)];
        }
        else
        {
            new Random(1).NextBytes(bytes.AsSpan(bytes.Length * 2 / 3, 1000));
        }

        File.WriteAllBytes(file, bytes);

        var errors = (await served.RunAsync("import", file, "--json")).Failed();

        var message = System.Text.RegularExpressions.Regex.Match(errors, "is damaged after line ([0-9]+): .* What came before is imported; mend the file and import it again.");
        Assert.True(message.Success, errors);
        var lines = int.Parse(message.Groups[1].Value);
        Assert.InRange(lines, 10_000, 29_000);
        var mended = await ImportAsync(Write(Name("mended.ndjson"), text));
        Assert.InRange((int)mended["duplicates"]!, lines - 1, lines);
        Assert.Equal(30_000, (int)mended["accepted"]! + (int)mended["duplicates"]!);
    }

    [Fact]
    public async Task ServerElsewhere_TakesAFileWithAToken()
    {
        var token = await served.Program.NewTokenAsync("import");
        var file = Write(Name("elsewhere.ndjson"), Line(1, "elsewhere") + "\nnot json\n");

        var result = await FootfallProgram.RunAsync(
            ["import", file, "--to", served.Program.Address.ToString(), "--token", "-", "--rejected", served.Elsewhere, "--json"], input: token + "\n");

        Assert.Equal((2, 1, 0), Counts(JsonNode.Parse(result.Succeeded())!));
        Assert.True(File.Exists($"{file}.rejected.ndjson"));
        Assert.Equal((2, 0, 1), Counts(await ImportAsync(file)));
    }

    [Fact]
    public async Task ServerElsewhere_WithAWrongToken_IsSaidInOneSentence()
    {
        var file = Write(Name("wrong-token.ndjson"), Line(1, "wrong") + "\n");

        var errors = (await FootfallProgram.RunAsync(["import", file, "--to", served.Program.Address.ToString(), "--token", "wrong"])).Failed();

        Assert.Equal("There is no such token on this server: it was copied wrongly, or it is of another server. './footfall token create NAME --ingest' makes a new one. Lines up to 0 are imported; start the import again to go on.", errors.TrimEnd());
    }

    [Fact]
    public async Task ServerElsewhere_ThatIsNotThere_IsNamed()
    {
        var file = Write(Name("away.ndjson"), Line(1, "away") + "\n");

        Assert.Contains("127.0.0.1:9", (await FootfallProgram.RunAsync(["import", file, "--to", "http://127.0.0.1:9", "--token", "x"])).Failed());
    }

    private async Task<JsonNode> ImportAsync(params string[] arguments) => JsonNode.Parse((await served.RunAsync(["import", .. arguments, "--json"])).Succeeded())!;

    private static (int Lines, int Accepted, int Duplicates) Counts(JsonNode result) =>
        ((int)result["lines"]!, (int)result["accepted"]!, (int)result["duplicates"]!);

    private static string Line(int number, string package = "import") =>
        JsonSerializer.Serialize(new { timestamp = DateTimeOffset.UnixEpoch.AddHours(470_000).AddSeconds(number), scope = "use:ide", user_id = $"u{number % 50}", package, obj_val = $"line {number}" });

    private static string Name(string name) => $"{Interlocked.Increment(ref _files)}-{name}";

    private string Write(string name, string text)
    {
        var file = Path.Combine(served.Elsewhere, name);
        File.WriteAllText(file, text);
        return file;
    }

    private string Zip(string name, string text)
    {
        var file = Path.Combine(served.Elsewhere, name);
        using var zip = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        zip.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }
}
