using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Footfall.Client.Tests;

/// <summary>A small ASP.NET program of somebody else's with the kit in it.</summary>
internal sealed class KitProgram : IAsyncDisposable
{
    private readonly WebApplication _app;

    private KitProgram(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    internal HttpClient Client { get; }

    internal IFootfall Footfall => _app.Services.GetRequiredService<IFootfall>();

    internal static async Task<KitProgram> StartAsync(Action<FootfallOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        builder.Services.AddFootfall(configure);
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (InvalidOperationException)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        });
        app.UseFootfall();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-User"].FirstOrDefault() is { } user)
            {
                context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user), new Claim(ClaimTypes.Name, user.ToUpperInvariant())], "test"));
            }

            return next(context);
        });
        app.MapGet("/jobs/{id}", (string id, ILogger<KitProgram> logger, IFootfall footfall) =>
        {
            logger.LogInformation("Job {Job} was asked for", id);
            footfall.Event("open:job", id, new Dictionary<string, object?> { ["rows"] = 3 });
            return Results.StatusCode((int)HttpStatusCode.Accepted);
        });
        app.MapGet("/broken", string () => throw new InvalidOperationException("the job is closed"));
        app.MapGet("/unheard", string () => throw new NotSupportedException("nobody catches this"));
        app.MapGet("/logged", string (ILogger<KitProgram> logger) =>
        {
            var trouble = new NotSupportedException("logged, and thrown again");
            logger.LogWarning(trouble, "Trouble");
            throw trouble;
        });
        await app.StartAsync();
        return new KitProgram(app);
    }

    /// <summary>Options for a test server and a queue of one's own.</summary>
    internal static Action<FootfallOptions> To(Uri url, string token, DirectoryInfo queue) => o =>
        (o.Url, o.Token, o.App, o.Version, o.Org, o.QueueFolder, o.Interval) = (url.ToString(), token, "Shop", "2.4.1", "acme", queue.FullName, TimeSpan.FromSeconds(1));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
