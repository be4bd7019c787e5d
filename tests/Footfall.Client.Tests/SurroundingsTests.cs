using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Footfall.Client.Tests;

/// <summary>Whose an event is, of which route, and within which scopes of the log.</summary>
public sealed class SurroundingsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-queue-");
    private readonly TaskCompletionSource _released = new();
    private readonly TaskCompletionSource _recorded = new();
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft", LogLevel.None);
        builder.Services.AddFootfall(o => (o.Url, o.Token, o.QueueFolder, o.ExitTimeout) = ("http://127.0.0.1:1", "ff_ingest_x", _folder.FullName, TimeSpan.FromMilliseconds(1)));
        _app = builder.Build();
        _app.UseFootfall();
        _app.UseExceptionHandler("/sorry");
        _app.UseStatusCodePagesWithReExecute("/status/{0}");
        _app.Use((context, next) =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, context.Request.Headers["X-User"].ToString())], "test"));
            return next(context);
        });
        _app.MapGet("/sorry", () => "Sorry.");
        _app.MapGet("/status/{code}", (string code) => code);
        _app.MapGet("/broken/{id}", string (string id) => throw new InvalidOperationException($"{id} is broken"));
        _app.MapGet("/gone/{id}", (string id) => Results.NotFound());
        _app.MapGet("/later", (IFootfall footfall) =>
        {
            _ = Task.Run(async () =>
            {
                await _released.Task;
                footfall.Event("finish:later");
                _recorded.SetResult();
            });
        });
        _app.MapGet("/meanwhile", async () =>
        {
            _released.SetResult();
            await _recorded.Task;
        });
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task WorkThatARequestLeftRunning_IsOfItsUser_AndNotOfWhoCameNextOnTheConnection()
    {
        await GetAsync("/later", "u1");
        await GetAsync("/meanwhile", "u2");

        Assert.Equal("u1", (await EventsAsync()).Single(e => Text(e, "scope") == "finish:later").GetProperty("user_id").GetString());
    }

    [Theory]
    [InlineData("/broken/7", "GET /broken/{id}", 500)]
    [InlineData("/gone/7", "GET /gone/{id}", 404)]
    public async Task PageShownInPlaceOfAnAnswer_LeavesTheRouteThatWasAskedFor(string path, string route, int status)
    {
        await GetAsync(path, "u1");

        var call = (await EventsAsync()).Single(e => Text(e, "scope") == "call:endpoint");
        Assert.Equal(route, Text(call, "obj_name"));
        Assert.Equal(status, call.GetProperty("payload").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task ScopesOfTheLog_InnerValuesWin_AndTextsAreTold()
    {
        var logger = _app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop");
        using (logger.BeginScope("import"))
        using (logger.BeginScope(new Dictionary<string, object?> { ["step"] = 1, ["file"] = "a.csv" }))
        using (logger.BeginScope("part {Part}", 3))
        using (logger.BeginScope(new Dictionary<string, object?> { ["step"] = 2 }))
        {
            logger.LogInformation("Read {Rows}", 7);
        }

        var payload = (await EventsAsync()).Single(e => Text(e, "scope") == "log:info").GetProperty("payload");
        Assert.Equal("Read {Rows}", payload.GetProperty("template").GetString());
        Assert.Equal(("2", "a.csv", "3", "7"), (Raw("step"), payload.GetProperty("file").GetString(), Raw("Part"), Raw("Rows")));
        Assert.Equal("""["import"]""", Raw("scopes"));

        string Raw(string member) => payload.GetProperty(member).GetRawText();
    }

    private async Task GetAsync(string path, string user)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-User", user);
        using var answer = await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>What waits on disk when the program has ended.</summary>
    private async Task<List<JsonElement>> EventsAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        return [.. Directory.EnumerateFiles(_folder.FullName, "*.ndjson", SearchOption.AllDirectories).SelectMany(File.ReadAllLines).Select(l => JsonDocument.Parse(l).RootElement)];
    }

    private static string? Text(JsonElement e, string member) => e.GetProperty(member).GetString();
}
