using System.Net;
using System.Net.Sockets;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Server.Accounts;
using Footfall.Server.Commands;
using IPNetwork = System.Net.IPNetwork;

namespace Footfall.Server.Hosting;

/// <summary>
/// The second listener, which stands in for Vector behind a CVAT (settings Intake:Vector). It is a web server of its own, so
/// that nothing but this one route can be reached through it.
/// </summary>
internal sealed class VectorListener(ServerSettings settings, VectorEndpoint endpoint, Bookkeeper bookkeeper, TokenBook tokens, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    private readonly IPNetwork[] _allowed = ProxyList.Networks(settings["Intake:Vector:Allow"]);
    private WebApplication? _app;

    /// <summary>Where it listens.</summary>
    internal IReadOnlyList<string> Addresses => [.. (_app?.Urls ?? []).Select(u => u.TrimEnd('/'))];

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var app = Build(TokenId());
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception e)
        {
            await app.DisposeAsync();
            throw e is IOException or SocketException
                ? new CommandException($"Cannot listen on {settings["Intake:Vector:Url"]}: {e.Message.TrimEnd('.')}. Choose another address in the setting Intake:Vector:Url.")
                : e;
        }

        _app = app;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => _app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private int TokenId()
    {
        var name = settings["Intake:Vector:Token"];
        return tokens.Named(name) switch
        {
            [var token] => token.Id,
            [] => throw new CommandException($"Intake:Vector:Token names '{name}', but there is no ingest token of that name or number that works. './footfall token create {name} --ingest' makes one."),
            var several => throw new CommandException($"Intake:Vector:Token names '{name}', but there are {several.Count} ingest tokens of that name. Name it by its number: './footfall token list' shows them."),
        };
    }

    private WebApplication Build(int token)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Services.AddSingleton(logs).AddSingleton(bookkeeper);
        builder.Services.AddProblemDetails(o => o.CustomizeProblemDetails = Faults.Complete);
        builder.Services.AddExceptionHandler<Faults>();
        ServerHost.AddListeners(builder.WebHost, settings, SettingsCatalogue.Split(settings["Intake:Vector:Url"], ';'));
        var app = builder.Build();
        ProxyList.Use(app, settings);
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use((context, next) => GuardAsync(context, next, token));
        app.UseRouting();
        app.MapPost("/", (Delegate)endpoint.PostAsync).TakesEvents("vector");
        app.MapMethods("/", ["HEAD"], () => Results.Ok());
        app.Map("/{**rest}", () => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: "This listener takes POST and HEAD on /, and has nothing else."));
        return app;
    }

    private Task GuardAsync(HttpContext context, RequestDelegate next, int id)
    {
        if (Refusal(context) is { } refusal)
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: refusal).ExecuteAsync(context);
        }

        if (tokens.Find(id) is not { } token)
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, detail: "The token that the setting Intake:Vector:Token names was revoked or has expired.").ExecuteAsync(context);
        }

        context.Features.Set(Callers.Of(token));
        return next(context);
    }

    /// <summary>Why the sender may not send here; null when it may.</summary>
    private string? Refusal(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

        // A request that was forwarded never counts as loopback (semantics 10.4); and who sent one that an unknown proxy forwarded is not known.
        if (PlainHttp.WasForwarded(context) && (IPAddress.IsLoopback(address) || context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("Forwarded")))
        {
            return "The request came through a proxy, so its sender is not known. Send to this address directly, or name the proxy in Security:Proxies.";
        }

        // Vector and CVAT never send it; a browser does so with every POST, whatever page sends it.
        if (context.Request.Headers.Origin.Count > 0)
        {
            return "Requests of web pages are not taken here: this listener asks for no credentials, so any page somebody opens could send.";
        }

        return Array.Exists(_allowed, n => n.Contains(address))
            ? null
            : $"Intake:Vector:Allow does not hold the address {address}.";
    }
}
