using System.Net;
using System.Text;
using Footfall.ClickHouse;
using Footfall.Server.Tests.Support;
using Footfall.TestKit;

namespace Footfall.Server.Tests.Accounts;

/// <summary>The texts that open doors are nowhere in the data folder, nor in the store.</summary>
public sealed class SecretTests
{
    [Fact]
    public async Task Secrets_AreNowhereOnTheDisk_NorInTheStore()
    {
        var server = await TestServer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("footfall-secrets-");
        try
        {
            var secrets = await MakeAsync(server);
            var stored = await AllTextAsync(server);
            Assert.All(secrets, s => Assert.DoesNotContain(s.Text, stored));
            Copy(new DirectoryInfo(server.Folder), folder);
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var bytes = await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken);
                Assert.All(secrets, s => Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(s.Text)) >= 0, $"{file.Name} holds {s.What}."));
            }
        }
        finally
        {
            await server.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(string What, string Text)>> MakeAsync(TestServer server)
    {
        using var browser = new Browser(server.Address);
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync()).StatusCode);
        var token = (string)(await (await server.Admin.SendAsync("POST", "/api/v1/tokens", """{"name": "t", "kind": "ingest"}""")).JsonAsync())["token"]!;
        var link = (string)(await (await server.Admin.SendAsync("POST", "/api/v1/accounts", """{"login": "ana", "role": "analyst"}""")).JsonAsync())["sign_in_path"]!;
        using var sender = server.Client(new("Bearer", token));
        await server.SendAsync(sender, """{"scope": "click:element", "timestamp": "2026-01-05T09:00:00Z", "payload": {"password": "typed-into-a-payload"}}""");
        return
        [
            ("the administrator's password", TestServer.Password),
            ("a token", token),
            ("a sign-in link", link[(link.IndexOf('=') + 1)..]),
            ("a cookie", browser.Cookies.GetAllCookies().Single().Value),
            ("a password from a payload", "typed-into-a-payload"),
        ];
    }

    private static async Task<string> AllTextAsync(TestServer server) =>
        await server.Store.TextAsync(new Statement("SELECT * FROM events"), "JSONEachRow", TestContext.Current.CancellationToken);

    /// <summary>The server holds some files open; what it wrote can be read all the same.</summary>
    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name is not ("lock" or "footfall.sock")))
        {
            using var source = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var target = File.Create(Path.Combine(to.FullName, $"{Guid.NewGuid():N}-{file.Name}"));
            source.CopyTo(target);
        }
    }
}
