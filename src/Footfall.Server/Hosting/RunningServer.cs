using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Server.Accounts;
using Footfall.Server.Commands;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Hosting;

/// <summary>A server from start to stop: opens the store, brings schemas up to date, loads what must be in memory, listens.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IStore _store;
    private bool _stopped;

    private RunningServer(WebApplication app, IStore store)
    {
        _app = app;
        _store = store;
    }

    /// <summary>Addresses that it listens on; none when it only serves commands of this machine.</summary>
    internal IReadOnlyList<string> Addresses => [.. _app.Urls.Where(u => !u.Contains("unix:")).Select(u => u.TrimEnd('/'))];

    /// <summary>What the store is.</summary>
    internal string Store => _store.Description;

    /// <summary>Address that signs the first administrator in once; null when the account has a password.</summary>
    internal string? SignInLink { get; private set; }

    internal IServiceProvider Services => _app.Services;

    /// <summary>Starts on the store that the settings name.</summary>
    internal static async Task<RunningServer> StartAsync(ServerSettings settings, ServerStart start, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(settings.Data);
        folder.Create();
        var store = await StoreOpener.OpenAsync(settings, folder, start.Time, cancellationToken);
        return await StartAsync(settings, start, store, cancellationToken);
    }

    /// <summary>Starts on a store that is open. The server owns it from here on.</summary>
    internal static async Task<RunningServer> StartAsync(ServerSettings settings, ServerStart start, IStore store, CancellationToken cancellationToken)
    {
        WebApplication? app = null;
        try
        {
            var folder = new DataFolder(settings.Data);
            folder.Create();
            app = ServerHost.Build(settings, folder, store, start);
            ServerPipeline.Use(app);
            var server = new RunningServer(app, store);
            await server.PrepareAsync(settings, start, cancellationToken);
            return server;
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until somebody stops the server.</summary>
    internal Task WaitAsync() => _app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _app.StopAsync();
        File.Delete(_app.Services.GetRequiredService<DataFolder>().Socket);
        await _app.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task PrepareAsync(ServerSettings settings, ServerStart start, CancellationToken cancellationToken)
    {
        var services = _app.Services;
        var names = new SchemaNames(settings["ClickHouse:Database"], settings["ClickHouse:CvatDatabase"]);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<SchemaMigrator>();
        await new SchemaMigrator(_store, names, SchemaScript.All, logger).ApplyAsync(cancellationToken);
        await services.GetRequiredService<NameBook>().LoadAsync(await services.GetRequiredService<LastAlive>().ReadAsync(cancellationToken), cancellationToken);
        await services.GetRequiredService<DaySeals>().LoadAsync(cancellationToken);
        await using (var db = await services.GetRequiredService<IDbContextFactory<FootfallDb>>().CreateDbContextAsync(cancellationToken))
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        await services.GetRequiredService<TokenBook>().LoadAsync(cancellationToken);
        var link = start.OnlyLocal ? null : await EnsureAdministratorAsync(start.Password, cancellationToken);
        await ListenAsync(settings, cancellationToken);
        SignInLink = link is null ? null : $"{Addresses[0]}/sign-in?token={link}";
    }

    private async Task<string?> EnsureAdministratorAsync(string? password, CancellationToken cancellationToken)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var given = password ?? Environment.GetEnvironmentVariable(FirstAdministrator.PasswordVariable);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<FirstAdministrator>()
                .EnsureAsync(string.IsNullOrEmpty(given) ? null : given, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw new CommandException($"{FirstAdministrator.PasswordVariable} cannot be the administrator's password: {e.Message}");
        }
    }

    private async Task ListenAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new CommandException($"Cannot listen on {string.Join(", ", settings.Urls)}: {e.Message} Choose another address with --urls.");
        }
    }
}
