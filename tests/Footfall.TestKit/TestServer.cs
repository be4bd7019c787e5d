using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Footfall.TestKit;

/// <summary>A whole server in this process, on a port of its own, with a database and a data folder of its own.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly RunningServer _server;
    private readonly DirectoryInfo _folder;

    private TestServer(RunningServer server, DirectoryInfo folder, string database)
    {
        _server = server;
        _folder = folder;
        Database = database;
        Anonymous = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        Admin = Client(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{Password}"))));
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_server.Addresses[0]);

    /// <summary>Where its listener in Vector's place listens.</summary>
    public Uri VectorAddress => new(_server.VectorAddresses[0]);

    public string Database { get; }

    public string Folder => _folder.FullName;

    /// <summary>Without credentials.</summary>
    public HttpClient Anonymous { get; }

    /// <summary>As the administrator, by Basic.</summary>
    public HttpClient Admin { get; }

    public IServiceProvider Services => _server.Services;

    public IStore Store => Services.GetRequiredService<IStore>();

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Settings that differ from the standard ones.</param>
    /// <param name="time">The clock.</param>
    /// <param name="password">The administrator's password; empty for none, so that there is a sign-in link.</param>
    /// <param name="wrap">Puts something between the server and the engine.</param>
    /// <param name="folder">A data folder to start on again, of a server that was stopped; null for a new one.</param>
    /// <param name="database">The database that goes with <paramref name="folder"/>.</param>
    /// <param name="passwordRounds">Rounds of the hash of a password: few, for most tests are not about them and the time of the real ones adds up.</param>
    public static async Task<TestServer> StartAsync(
        Dictionary<string, string>? settings = null,
        TimeProvider? time = null,
        string password = Password,
        Func<IStore, IStore>? wrap = null,
        DirectoryInfo? folder = null,
        string? database = null,
        int passwordRounds = 1_000)
    {
        folder ??= Directory.CreateTempSubdirectory("footfall-test-data-");
        database ??= TestEngine.NewDatabase();
        var given = new Dictionary<string, string>(settings ?? [])
        {
            ["Data"] = folder.FullName,
            ["Urls"] = settings?.GetValueOrDefault("Urls") ?? "http://127.0.0.1:0",
            ["ClickHouse:Database"] = database,
            ["ClickHouse:CvatDatabase"] = $"{database}_cvat",
            ["ClickHouse:DatagrokDatabase"] = $"{database}_datagrok",
            ["Log:Level"] = "Error",
        };
        var read = ServerSettings.Read(given, new Dictionary<string, string>());
        var start = new ServerStart { Password = password, Time = time ?? TimeProvider.System, PasswordRounds = passwordRounds };
        var server = await RunningServer.StartAsync(read, start, async () => Wrap(await OpenAsync()), CancellationToken.None);
        return new TestServer(server, folder, database);

        // A server of ClickHouse is a process of its own; without one the engine of this process is shared by all tests.
        async Task<IStore> OpenAsync() => read.Optional("ClickHouse:Url") is null
            ? await TestEngine.OpenAsync(database, SqlSettings.LimitsOf(read))
            : await StoreOpener.OpenAsync(read, new DataFolder(folder.FullName), time ?? TimeProvider.System, CancellationToken.None);

        IStore Wrap(IStore store) => wrap?.Invoke(store) ?? store;
    }

    /// <summary>Stops the server and starts one on the same folder and database.</summary>
    public async Task<TestServer> RestartAsync(Dictionary<string, string>? settings = null, TimeProvider? time = null, string password = "")
    {
        await StopAsync();
        return await StartAsync(settings, time, password, folder: _folder, database: Database);
    }

    /// <summary>The one-time sign-in link, when the administrator has no password.</summary>
    public string? SignInLink => _server.SignInLink;

    /// <summary>A client with an ingest token.</summary>
    public async Task<HttpClient> IngestAsync(string name = "test") => Client(new AuthenticationHeaderValue("Bearer", await NewTokenAsync(name)));

    /// <summary>Makes an ingest token.</summary>
    public async Task<string> NewTokenAsync(string name = "test") =>
        (await Services.GetRequiredService<TokenBook>().CreateAsync(new TokenDraft(name, TokenKinds.Ingest), CancellationToken.None)).Text;

    /// <summary>Makes an account and gives a client that is it.</summary>
    public async Task<HttpClient> AccountAsync(string login, string role, string[]? orgs = null, string? user = null)
    {
        const string OwnPassword = "an account's password";
        using var response = await Admin.PostAsJsonAsync("/api/v1/accounts", new { Login = login, Role = role, Orgs = orgs, UserId = user, Password = OwnPassword }, StoreRows.Json);
        response.EnsureSuccessStatusCode();
        return Client(new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{OwnPassword}"))));
    }

    /// <summary>A statement's result. Its events are those that were sent; Footfall's own audit is left out.</summary>
    public async Task<string> ScalarAsync(string sql) =>
        (await Store.TextAsync(new Statement(SentEvents.Only(sql).Replace("FROM events", $"FROM (SELECT * FROM events WHERE org_slug != '{FootfallOrg.Slug}')", StringComparison.Ordinal)), "TabSeparated", CancellationToken.None)).TrimEnd('\n');

    /// <summary>Sends canonical events and expects them to be taken.</summary>
    public async Task SendAsync(HttpClient client, string ndjson)
    {
        using var response = await client.PostAsync("/api/v1/events", new StringContent(ndjson, Encoding.UTF8, "application/x-ndjson"));
        response.EnsureSuccessStatusCode();
    }

    /// <summary>JSON of an answer that must be 200.</summary>
    public Task<T?> GetAsync<T>(string address) => Admin.GetFromJsonAsync<T>(address, StoreRows.Json);

    /// <summary>Stops the server and leaves its folder.</summary>
    public async Task StopAsync()
    {
        Anonymous.Dispose();
        Admin.Dispose();
        await _server.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TestEngine.DropAsync(Database);
        if (Directory.Exists(_folder.FullName))
        {
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>A client with these credentials.</summary>
    public HttpClient Client(AuthenticationHeaderValue authorization)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = authorization;
        return client;
    }
}
