using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Accounts;

/// <summary>
/// Notices within a second or two what another server changed in the shared database: a token that was revoked or made, an
/// account that was disabled, a capture rule. While the database is away, what is in memory goes on.
/// </summary>
internal sealed partial class SharedChanges(
    AccountsDatabase database,
    TokenBook tokens,
    AccountBook accounts,
    PasswordCache passwords,
    CaptureBook captures,
    ILogger<SharedChanges> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, long> _seen = [];
    private readonly DbContextOptions<FootfallDb> _options = database.Unguarded();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not the clock of the tests: what another process does takes real time.
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var changes = await ReadAsync(cancellationToken);
            if (database.Trouble is not null)
            {
                database.Trouble = null;
                Back(logger, database.Description);
            }

            foreach (var change in changes.Where(c => _seen.GetValueOrDefault(c.Name, -1) != c.Count))
            {
                await TakeOverAsync(change.Name, cancellationToken);
                _seen[change.Name] = change.Count;
            }
        }
        catch (Exception e) when (DatabaseTrouble.Reason(e) is { } trouble)
        {
            if (database.Trouble is null)
            {
                Away(logger, database.Description, trouble);
            }

            database.Trouble = trouble;
        }
    }

    private async Task<List<ChangeCount>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = new FootfallDb(_options);
        db.Database.SetCommandTimeout(Patience);
        return await db.Changes.AsNoTracking().ToListAsync(cancellationToken);
    }

    private async Task TakeOverAsync(string what, CancellationToken cancellationToken)
    {
        if (what == ChangeCount.Tokens)
        {
            await tokens.LoadAsync(cancellationToken);
        }
        else if (what == ChangeCount.Captures)
        {
            await captures.LoadAsync(cancellationToken);
        }
        else
        {
            await accounts.LoadAsync(cancellationToken);
            passwords.Forget();
        }
    }

    [LoggerMessage(EventId = 520, Level = LogLevel.Warning, Message = "{Database} does not answer: {Reason}. Tokens go on as they were known last; what needs the database is answered with 503")]
    private static partial void Away(ILogger logger, string database, string reason);

    [LoggerMessage(EventId = 521, Level = LogLevel.Information, Message = "{Database} answers again")]
    private static partial void Back(ILogger logger, string database);
}
