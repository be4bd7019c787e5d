using System.Net.Sockets;
using Footfall.Analytics.Problems;
using Footfall.Analytics.Runs;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Problems;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.Activity;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Commands;
using Footfall.Server.Features.Machine;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Hosting;

/// <summary>A server from start to stop: opens the store, brings schemas up to date, loads what must be in memory, listens.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly IStore _store;
    private readonly FolderLock _lock;
    private static readonly Caller Server = new() { Owner = "server", Name = "server", Kind = CallerKind.Local };

    private bool _stopped;
    private IReadOnlyList<string> _changes = [];

    private RunningServer(WebApplication app, IStore store, FolderLock folderLock)
    {
        _app = app;
        _store = store;
        _lock = folderLock;
    }

    /// <summary>Addresses that it listens on; none when it only serves commands of this machine.</summary>
    internal IReadOnlyList<string> Addresses => [.. _app.Urls.Where(u => !u.Contains("unix:")).Select(u => u.TrimEnd('/'))];

    /// <summary>The first address as a browser on this machine reaches it.</summary>
    internal string LocalAddress => ServerAddress.OnThisMachine(Addresses[0]);

    /// <summary>Addresses of the listener that stands in for Vector; none without one.</summary>
    internal IReadOnlyList<string> VectorAddresses => _app.Services.GetService<VectorListener>()?.Addresses ?? [];

    /// <summary>What the store is.</summary>
    internal string Store => _store.Description;

    /// <summary>Address that signs the first administrator in once; null when the account has a password.</summary>
    internal string? SignInLink { get; private set; }

    internal IServiceProvider Services => _app.Services;

    /// <summary>Starts on the store that the settings name.</summary>
    internal static async Task<RunningServer> StartAsync(ServerSettings settings, ServerStart start, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(settings.Data);
        return await StartAsync(settings, start, () => StoreOpener.OpenAsync(settings, folder, start.Time, cancellationToken), cancellationToken);
    }

    /// <summary>Starts on a store of one's own choice, which the server owns from here on.</summary>
    internal static async Task<RunningServer> StartAsync(ServerSettings settings, ServerStart start, Func<Task<IStore>> open, CancellationToken cancellationToken)
    {
        var folder = new DataFolder(settings.Data);
        folder.Create();
        var folderLock = FolderLock.Take(folder);
        IStore? store = null;
        WebApplication? app = null;
        try
        {
            store = await open();
            app = ServerHost.Build(settings, folder, store, start);
            ServerPipeline.Use(app, settings);
            var server = new RunningServer(app, store, folderLock);
            await server.PrepareAsync(settings, start, cancellationToken);
            return server;
        }
        catch
        {
            await (app?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the system or <paramref name="cancellationToken"/> stops the server and what was under way is done.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        await _app.StopAsync();
        await EndAsync();
        File.Delete(_app.Services.GetRequiredService<DataFolder>().Socket);
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _lock.Dispose();
    }

    private async Task PrepareAsync(ServerSettings settings, ServerStart start, CancellationToken cancellationToken)
    {
        var services = _app.Services;
        var names = SqlSettings.NamesOf(settings);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger<SchemaMigrator>();
        await new SchemaMigrator(_store, names, SchemaScript.All, logger).ApplyAsync(cancellationToken);
        await ActivityRuleKeeper.ApplyAsync(_store, services.GetRequiredService<ActivityRules>(), cancellationToken);
        await EntityFeedKeeper.ApplyAsync(_store, cancellationToken);
        await ReferenceFeedKeeper.ApplyAsync(_store, cancellationToken);
        await services.GetRequiredService<MomentKeeper>().ApplyAsync(cancellationToken);
        await RunFeedKeeper.ApplyAsync(_store, services.GetRequiredService<RunRules>().SilentAfter, cancellationToken);
        await ErrorFeed.ApplyAsync(_store, services.GetRequiredService<ProblemCarrier>().CarryAsync, cancellationToken);
        services.GetRequiredService<BackupMaker>().Sweep();
        await services.GetRequiredService<DaySeals>().LoadAsync(cancellationToken);
        await RecoverAsync(cancellationToken);
        await services.GetRequiredService<NameBook>().LoadAsync(cancellationToken);
        await services.GetRequiredService<WorkKeeper>().LoadAsync(cancellationToken);
        var link = await PrepareAccountsAsync(start, cancellationToken);
        await ListenAsync(settings, cancellationToken);
        await NoteStartAsync(cancellationToken);
        SignInLink = link is null ? null : $"{LocalAddress}/sign-in?token={link}";
    }

    /// <summary>Brings in what the last run left in the journal, and mends what it may have left half done.</summary>
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var services = _app.Services;
        var (alive, nothingLeft) = await services.GetRequiredService<LastAlive>().ReadAsync(cancellationToken);
        if (nothingLeft)
        {
            services.GetRequiredService<LastAlive>().Begin(alive!.Value);
        }

        var recovered = await services.GetRequiredService<EventWriter>().RecoverAsync(cancellationToken);
        if (!nothingLeft || recovered is not null)
        {
            var mendFrom = recovered < alive ? recovered : alive;
            await EntityFeedKeeper.RepairAsync(_store, mendFrom, cancellationToken);
            await ReferenceFeedKeeper.RepairAsync(_store, mendFrom, cancellationToken);
            await services.GetRequiredService<MomentKeeper>().RepairAsync(mendFrom, cancellationToken);
            await RunFeedKeeper.RepairAsync(_store, mendFrom, cancellationToken);
            await ErrorFeed.RepairAsync(_store, mendFrom, cancellationToken);
            await services.GetRequiredService<NameBook>().RepairAsync(mendFrom, cancellationToken);
        }
    }

    /// <summary>Tells the next start that it need not mend anything, when that is so.</summary>
    private async Task EndAsync()
    {
        var services = _app.Services;
        if (!services.GetRequiredService<EventWriter>().IsDone)
        {
            return;
        }

        try
        {
            await services.GetRequiredService<MomentKeeper>().EndAsync(CancellationToken.None);
            services.GetRequiredService<LastAlive>().End();
        }
        catch (StoreException)
        {
            // The next start mends it.
        }
    }

    private async Task<string?> PrepareAccountsAsync(ServerStart start, CancellationToken cancellationToken)
    {
        var services = _app.Services;
        var database = services.GetRequiredService<AccountsDatabase>();
        if (!database.IsShared)
        {
            services.GetRequiredService<DataFolder>().CloseDatabase();
        }

        try
        {
            await using var alone = await database.PrepareAsync(services.GetRequiredService<IDbContextFactory<FootfallDb>>(), cancellationToken);
            if (database.IsShared)
            {
                // Using them once makes the keys of cookies where there are none, while no other server does.
                services.GetRequiredService<IDataProtectionProvider>().CreateProtector(database.Description).Protect("");
            }

            await services.GetRequiredService<TokenBook>().LoadAsync(cancellationToken);
            await services.GetRequiredService<CaptureBook>().LoadAsync(cancellationToken);
            var link = start.OnlyLocal ? null : await EnsureAdministratorAsync(start.Password, cancellationToken);
            await services.GetRequiredService<AccountBook>().LoadAsync(cancellationToken);
            return link;
        }
        catch (Exception e) when (DatabaseTrouble.Reason(e) is not null)
        {
            var hint = database.IsShared ? " The setting Accounts:Postgres says where it is." : "";
            throw new CommandException($"{database.Description}, which holds accounts and tokens, cannot be used: {DatabaseTrouble.Reason(e)!.TrimEnd('.')}.{hint}");
        }
    }

    private async Task<string?> EnsureAdministratorAsync(string? password, CancellationToken cancellationToken)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var given = password ?? Environment.GetEnvironmentVariable(FirstAdministrator.PasswordVariable);
        try
        {
            var first = scope.ServiceProvider.GetRequiredService<FirstAdministrator>();
            var link = await first.EnsureAsync(string.IsNullOrEmpty(given) ? null : given, cancellationToken);
            _changes = first.Changes;
            return link;
        }
        catch (InvalidOperationException e) when (DatabaseTrouble.Reason(e) is null)
        {
            throw new CommandException($"{FirstAdministrator.PasswordVariable} cannot be the administrator's password: {e.Message}");
        }
    }

    /// <summary>What the start itself changed, and what a crash kept from being shown.</summary>
    private async Task NoteStartAsync(CancellationToken cancellationToken)
    {
        var audit = _app.Services.GetRequiredService<AuditLog>();
        await audit.RepeatAsync(cancellationToken);
        foreach (var change in _changes)
        {
            await audit.NoteAsync(new AuditEntry(change) { Caller = Server, ObjVal = FirstAdministrator.Login });
        }

        await _app.Services.GetRequiredService<EventWriter>().FlushAsync(cancellationToken);
    }

    private async Task ListenAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        var folder = _app.Services.GetRequiredService<DataFolder>();
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            throw new CommandException($"Cannot listen on {string.Join(", ", settings.Urls)}: {e.Message.TrimEnd('.')}. Choose another address with --urls.");
        }

        // Where the data folder was there before, its rights are its owner's choice; the socket is for the owner alone.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
