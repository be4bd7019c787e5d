using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Footfall.E2E;

/// <summary>A Footfall, and a site of somebody else's on another origin whose pages have the browser kit.</summary>
public sealed class KitServer : IAsyncLifetime
{
    private const string Policy = "hide:*=drop, hide:nothing=keep, overruled:page=keep";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-kit-");
    private ServedProgram? _program;
    private WebApplication? _site;
    private HttpClient? _admin;

    public Browser Browser { get; } = new();

    internal ServedProgram Program => _program!;

    /// <summary>Origin of the site.</summary>
    internal string Site { get; private set; } = "";

    /// <summary>The browser token of the site.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>The ingest token of the site's server.</summary>
    internal string Ingest { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "appsettings.json"), JsonSerializer.Serialize(new Dictionary<string, string> { ["Kit:Policy"] = Policy }));
        _program = await ServedProgram.StartAsync(folder: _folder.FullName);
        await StartSiteAsync();
        Token = (await ServedProgram.RunAsync("token", "create", "site", "--browser", Site, "--data", _program.Folder)).Trim();
        Ingest = (await ServedProgram.RunAsync("token", "create", "site-server", "--ingest", "--data", _program.Folder)).Trim();
        _admin = new HttpClient { BaseAddress = new Uri(_program.Address) };
        _admin.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"admin:{ServedProgram.Password}")));
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        await Browser.DisposeAsync();
        await (_site?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_program?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    /// <summary>All events of an org, the oldest first, and of one moment by the number that the tests give them.</summary>
    internal async Task<List<JsonNode>> EventsAsync(string org)
    {
        var page = await _admin!.GetFromJsonAsync<JsonObject>($"/api/v1/events?org={org}&period=all&limit=10000");
        return [.. page!["rows"]!.AsArray().Select(r => r!).OrderBy(r => (string)r["time"]!, StringComparer.Ordinal).ThenBy(r => int.TryParse((string?)r["obj_id"], out var number) ? number : 0)];
    }

    /// <summary>Waits until there are so many.</summary>
    internal async Task<List<JsonNode>> EventsAsync(string org, int count)
    {
        for (var i = 0; i < 100; i++)
        {
            var events = await EventsAsync(org);
            if (events.Count >= count)
            {
                return events;
            }

            await Task.Delay(100);
        }

        return await EventsAsync(org);
    }

    /// <summary>Has everything of a user captured; the number of the rule.</summary>
    internal async Task<int> CaptureAsync(string user)
    {
        var answer = await _admin!.PostAsJsonAsync("/api/v1/captures", new { reason = "a test", user_id = user, minutes = 10 });
        return (int)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
    }

    internal Task EndCaptureAsync(int rule) => _admin!.DeleteAsync($"/api/v1/captures/{rule}");

    private async Task StartSiteAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.MapGet("/", () => Results.Content(Html($"""<script src="{_program!.Address}/sdk/footfall.js"></script>"""), "text/html"));
        _site.MapGet("/module", () => Results.Content(Html(""), "text/html"));
        _site.MapGet("/strict", (HttpContext context, string org) => Strict(context));
        await _site.StartAsync();
        var address = _site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

        // By name, so that it is another origin than the server's and still one that browsers trust as they trust https.
        Site = address.Replace("127.0.0.1", "localhost");
    }

    /// <summary>A page that allows nothing but the kit: no style, no script in the page, no eval.</summary>
    private IResult Strict(HttpContext context)
    {
        var server = _program!.Address;
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {server}; connect-src {server}; img-src data:; require-trusted-types-for 'script'";
        return Results.Content(
            Html($"""
                <main aria-label="Editor"><button id="save"> Save   all </button><input id="secret"><span id="text">not allowed</span></main>
                <script src="{server}/sdk/footfall.js" data-token="{Token}" data-app="editor" data-version="2.4.1" data-pages data-clicks></script>
                """),
            "text/html");
    }

    private static string Html(string body) => $"""<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>A site</title></head><body>{body}</body></html>""";
}
