using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Footfall.TestKit;
using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Files of runs over HTTP: to whom they belong, and nothing that lies outside of the run's own folder.</summary>
public sealed class FileTests(FilesServer files) : IClassFixture<FilesServer>
{
    private const string Fid = FilesServer.Fid;
    private const string Name = FilesServer.Name;
    private readonly ConnectedServer _connected = files.Connected;

    [Theory]
    [InlineData($"/files/{Ann}/{Fid}/in/0123.txt")]
    [InlineData($"/files/{Fid}/in/0123.txt")]
    public async Task File_IsSavedAndNeverShown(string address)
    {
        using var answer = await _connected.Server.Admin.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal("0123456789", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment; filename=\"0123.txt\"; filename*=UTF-8''0123.txt", answer.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData(Name, "hymn%20%22f%C3%BCr%22%20alle%3B%20100%25%20%0D%0A%20ok.html")]
    [InlineData("a\\b:c", "a%5Cb%3Ac")]
    public async Task Name_ThatIsOdd_EndsNoHeader(string name, string encoded)
    {
        using var answer = await _connected.Server.Admin.GetAsync($"/files/{Ann}/{Fid}/out/{Uri.EscapeDataString(name)}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"attachment; filename=\"{encoded}\"; filename*=UTF-8''{encoded}", answer.Content.Headers.GetValues("Content-Disposition").Single());
    }

    [Fact]
    public async Task Range_IsTheAskedPart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{Ann}/{Fid}/in/0123.txt") { Headers = { Range = new RangeHeaderValue(2, 4) } };
        using var answer = await _connected.Server.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.PartialContent, "234"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Head_SaysHowLongItIs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/files/{Ann}/{Fid}/in/0123.txt");
        using var answer = await _connected.Server.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, 10L), (answer.StatusCode, answer.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData("out/empty", "")]
    [InlineData("out/sub/deep.txt", "deep")]
    [InlineData("out/caf%C3%A9.txt", "coffee")]
    public async Task Content_IsWhatIsInTheFile(string path, string content) =>
        Assert.Equal(content, await _connected.Server.Admin.GetStringAsync($"/files/{Ann}/{Fid}/{path}", TestContext.Current.CancellationToken));

    [Fact]
    public async Task List_IsOfAllBelowSortedByPath()
    {
        using var list = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{Fid}/out", TestContext.Current.CancellationToken));
        using var part = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{Fid}/out/sub", TestContext.Current.CancellationToken));
        using var none = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{FilesServer.Other}/in/", TestContext.Current.CancellationToken));

        Assert.Equal(["out/a\\b:c", "out/caf\u00E9.txt", "out/empty", $"out/{Name}", "out/hymn.md", "out/sub/deep.txt"], list.RootElement.EnumerateArray().Select(f => f.GetProperty("path").GetString()));
        Assert.Equal("out/sub/deep.txt 4", $"{part.RootElement[0].GetProperty("path").GetString()} {part.RootElement[0].GetProperty("size").GetInt64()}");
        Assert.True(part.RootElement[0].GetProperty("last_modified").GetDouble() > 1_700_000_000);
        Assert.Equal(1, none.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Files_AreTheOwnersAndOfWhoMaySeeTheRun()
    {
        using var owner = await _connected.Server.AccountAsync("ann", "member", user: Ann);
        using var other = await _connected.Server.AccountAsync("bo", "member", user: Bo);
        using var analyst = await _connected.Server.AccountAsync("ana", "analyst");
        using var manager = await _connected.Server.AccountAsync("max", "manager", orgs: ["acme"]);
        using var elsewhere = await _connected.Server.AccountAsync("mo", "manager", orgs: ["globex"]);
        var found = new List<HttpStatusCode>();
        foreach (var client in new[] { owner, other, analyst, manager, elsewhere, _connected.Server.Anonymous })
        {
            foreach (var address in new[] { $"/files/{Ann}/{Fid}/in/0123.txt", $"/files/{Fid}/in" })
            {
                using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
                found.Add(answer.StatusCode);
            }
        }

        var (ok, no, who) = (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Unauthorized);
        Assert.Equal([ok, ok, no, no, ok, ok, ok, ok, no, no, who, who], found);
    }

    [Fact]
    public async Task FilesOfAFolderThatNoEventToldOf_AreAnsweredAsKodosumiDoes()
    {
        const string Untold = "69a54e5000000000000000ff";
        Directory.CreateDirectory(Path.Combine(_connected.Folder.Of(Ann, Untold), "in"));
        await File.WriteAllTextAsync(Path.Combine(_connected.Folder.Of(Ann, Untold), "in", "given.txt"), "12345", TestContext.Current.CancellationToken);
        using var owner = await _connected.Server.AccountAsync("ann2", "member", user: Ann);
        using var other = await _connected.Server.AccountAsync("bo2", "member", user: Bo);
        var address = $"/api/dashboard/execution/{Untold}/files";

        using var foreign = await other.GetAsync(address, TestContext.Current.CancellationToken);
        using var missing = await owner.GetAsync("/api/dashboard/execution/69a54e5000000000000000fe/files", TestContext.Current.CancellationToken);

        Assert.Equal(
            $$"""{"fid":"{{Untold}}","uploads":[{"name":"given.txt","size":5,"path":"in/given.txt","url":"/files/{{Ann}}/{{Untold}}/in/given.txt"}],"downloads":[],"upload_count":1,"download_count":0}""",
            await owner.GetStringAsync(address, TestContext.Current.CancellationToken));
        Assert.Equal("12345", await owner.GetStringAsync($"/files/{Untold}/in/given.txt", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.StatusCode, missing.StatusCode));
    }

    [Fact]
    public async Task FilesOfAFolderThatALinkLeadsOutOf_AreNotThere()
    {
        const string Linked = "69a54e5000000000000000fd";
        var elsewhere = Directory.CreateTempSubdirectory("footfall-elsewhere-").FullName;
        Directory.CreateDirectory(Path.Combine(elsewhere, "in"));
        Directory.CreateSymbolicLink(_connected.Folder.Of(Bo, Linked), elsewhere);
        try
        {
            using var answer = await _connected.Server.Admin.GetAsync($"/api/dashboard/execution/{Linked}/files", TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        finally
        {
            Directory.Delete(_connected.Folder.Of(Bo, Linked));
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task FilesBehindALinkToAnothersExecution_AreNotThere()
    {
        const string Linked = "69a54e5000000000000000fc";
        using var other = await _connected.Server.AccountAsync("bo3", "member", user: Bo);
        Directory.CreateSymbolicLink(_connected.Folder.Of(Bo, Linked), _connected.Folder.Of(Ann, Fid));
        try
        {
            foreach (var address in new[] { $"/files/{Bo}/{Linked}/in/0123.txt", $"/files/{Bo}/{Linked}/in", $"/files/{Linked}/in", $"/api/dashboard/execution/{Linked}/files" })
            {
                using var answer = await other.GetAsync(address, TestContext.Current.CancellationToken);

                Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
            }
        }
        finally
        {
            Directory.Delete(_connected.Folder.Of(Bo, Linked));
        }
    }

    [Fact]
    public async Task FilesThatCannotBeNamed_AndThoseOfAFolderThatIsALink_AreLeftOut()
    {
        const string Odd = "69a54e5000000000000000fb";
        var folder = _connected.Folder.Of(Ann, Odd);
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        await File.WriteAllTextAsync(Path.Combine(folder, "out", "good.txt"), "12", TestContext.Current.CancellationToken);
        await ShellAsync("touch \"$0/out/$(printf 'bad\\377name.txt')\"", folder);
        Directory.CreateSymbolicLink(Path.Combine(folder, "in"), _connected.Folder.Of(Ann, Fid));

        using var list = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{Odd}/out", TestContext.Current.CancellationToken));
        var answer = await _connected.Server.Admin.GetStringAsync($"/api/dashboard/execution/{Odd}/files", TestContext.Current.CancellationToken);
        var there = Directory.EnumerateFiles(Path.Combine(folder, "out")).Count();

        // The library that clears up cannot name it either.
        await ShellAsync("rm -r \"$0\"", folder);

        Assert.Equal(2, there);
        Assert.Equal("out/good.txt", list.RootElement.EnumerateArray().Single().GetProperty("path").GetString());
        Assert.Contains("\"upload_count\":0,\"download_count\":1", answer, StringComparison.Ordinal);
    }

    private static async Task ShellAsync(string command, string folder)
    {
        using var shell = System.Diagnostics.Process.Start("sh", ["-c", command, folder]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Range_OfAUnitThatNobodyKnows_IsNoRange()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/files/{Ann}/{Fid}/in/0123.txt");
        request.Headers.TryAddWithoutValidation("Range", "foo=1-2");
        using var answer = await _connected.Server.Admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "0123456789"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>Sent as they stand: a client library would straighten them.</summary>
    [Theory]
    [InlineData("/../../../../admin.db")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/%2e%2e/admin.db")]
    [InlineData("/..%2f..%2f..%2f..%2fadmin.db")]
    [InlineData("/%252e%252e/%252e%252e/sqlite3.db")]
    [InlineData("/..%5c..%5csqlite3.db")]
    [InlineData("/%c0%ae%c0%ae/sqlite3.db")]
    [InlineData("/../sqlite3.db")]
    [InlineData("/..;/sqlite3.db")]
    [InlineData("/....//sqlite3.db")]
    [InlineData("/%00/../../sqlite3.db")]
    [InlineData("/0123.txt%00")]
    [InlineData("//etc/passwd")]
    [InlineData("/%2fetc%2fpasswd")]
    [InlineData("/file:///etc/passwd")]
    [InlineData("/C:%5cWindows%5cwin.ini")]
    [InlineData("/\\\\server\\share")]
    [InlineData("/out-link")]
    [InlineData("/out-folder/secret.txt")]
    [InlineData("/over-link")]
    [InlineData("/in-circles")]
    [InlineData("/pipe-link")]
    [InlineData("/pipe")]
    [InlineData("/0123.txt/")]
    [InlineData("/../out/cafe%CC%81.txt")]
    [InlineData("/0123.txt/more")]
    public async Task Address_ThatLeadsOut_IsNotThere(string path)
    {
        foreach (var start in new[] { $"/files/{Ann}/{Fid}/in", $"/files/{Fid}/in" })
        {
            var answer = await RawAsync(start + path).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

            Assert.Matches("^HTTP/1.1 (404|400) ", answer);
            Assert.DoesNotContain("SQLite", answer);
            Assert.DoesNotContain("secret", answer.ToLowerInvariant().Replace("application/problem", ""));
            Assert.DoesNotContain("root:", answer);
        }
    }

    [Fact]
    public async Task Side_OtherThanInAndOut_IsNotThere()
    {
        foreach (var side in new[] { "", ".", "..", "IN", "sqlite3.db", "in%2f..", "%2e" })
        {
            Assert.Matches("^HTTP/1.1 (404|400) ", await RawAsync($"/files/{Ann}/{Fid}/{side}/x"));
        }
    }

    [Fact]
    public async Task LinksAndPipes_AreNoFiles()
    {
        using var shown = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/api/dashboard/execution/{Fid}/files", TestContext.Current.CancellationToken));
        using var list = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{Fid}/in", TestContext.Current.CancellationToken));

        var names = shown.RootElement.GetProperty("uploads").EnumerateArray().Select(f => f.GetProperty("name").GetString()!).ToList();
        var paths = list.RootElement.EnumerateArray().Select(f => f.GetProperty("path").GetString()!).ToList();
        Assert.Contains("0123.txt", names);
        Assert.Contains("in/0123.txt", paths);
        Assert.DoesNotContain(names.Concat(paths), n => n.Contains("pipe", StringComparison.Ordinal) || n.Contains("link", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_InsideOfTheRun_AreListedAndServedAlike()
    {
        const string Linked = "69a54e5000000000000000fa";
        var folder = _connected.Folder.Of(Ann, Linked);
        Directory.CreateDirectory(Path.Combine(folder, "out", "sub"));
        Directory.CreateDirectory(Path.Combine(folder, "work"));
        await File.WriteAllTextAsync(Path.Combine(folder, "out", "hymn.md"), "# Hymn", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "work", "more.txt"), "more", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(folder, "out", "again.md"), "hymn.md");
        File.CreateSymbolicLink(Path.Combine(folder, "out", "sub", "out.md"), $"../../../{Fid}/out/hymn.md");
        File.CreateSymbolicLink(Path.Combine(folder, "out", "gone.md"), "nothing");
        Directory.CreateSymbolicLink(Path.Combine(folder, "out", "sub", "work"), "../../work");
        Directory.CreateSymbolicLink(Path.Combine(folder, "out", "sub", "up"), "..");
        Directory.CreateSymbolicLink(Path.Combine(folder, "out", "sub", "all"), "../..");
        Directory.CreateSymbolicLink(Path.Combine(folder, "work", "back"), "../out/sub");
        Directory.CreateSymbolicLink(Path.Combine(folder, "in"), "work");

        foreach (var (side, expected) in new[] { ("out", "out/again.md 6,out/hymn.md 6,out/sub/work/more.txt 4"), ("in", "in/back/up/again.md 6,in/back/up/hymn.md 6,in/more.txt 4") })
        {
            using var list = JsonDocument.Parse(await _connected.Server.Admin.GetStringAsync($"/files/{Linked}/{side}", TestContext.Current.CancellationToken));
            var listed = list.RootElement.EnumerateArray().Select(f => (Path: f.GetProperty("path").GetString()!, Size: f.GetProperty("size").GetInt64())).ToList();
            Assert.Equal(expected.Split(','), listed.Select(f => $"{f.Path} {f.Size}"));
            foreach (var (path, size) in listed)
            {
                Assert.Equal(size, (await _connected.Server.Admin.GetStringAsync($"/files/{Ann}/{Linked}/{path}", TestContext.Current.CancellationToken)).Length);
            }
        }

        foreach (var path in new[] { "out/sub/out.md", "out/gone.md", "out/sub/up/hymn.md", "out/sub/all/out/hymn.md", "out/sub/work/back/work/more.txt", "out/sub/all" })
        {
            using var answer = await _connected.Server.Admin.GetAsync($"/files/{Linked}/{path}", TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
        }

        var shown = await _connected.Server.Admin.GetStringAsync($"/api/dashboard/execution/{Linked}/files", TestContext.Current.CancellationToken);
        Assert.Contains("\"upload_count\":1,\"download_count\":2", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_OfADeletedExecution_AreStillServed()
    {
        File.Move(Path.Combine(_connected.Folder.Of(Bo, FilesServer.Other), "sqlite3.db"), Path.Combine(_connected.Folder.Of(Bo, FilesServer.Other), "sqlite3.db.archive"));

        Assert.Equal("# Hymn", await _connected.Server.Admin.GetStringAsync($"/files/{Bo}/{FilesServer.Other}/out/hymn.md", TestContext.Current.CancellationToken));
    }

    private async Task<string> RawAsync(string target)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_connected.Server.Address.Host, _connected.Server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{TestServer.Password}"));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {credentials}\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
