using Footfall.ClickHouse;
using Footfall.Server.Audit;

namespace Footfall.Server.Accounts;

/// <summary>Every minute writes down which tokens and sessions were used and how many events capture rules have, forgets sessions that ended, and lets the audit catch up.</summary>
internal sealed partial class AccountUpkeep(TokenBook tokens, SessionBook sessions, CaptureBook captures, AuditLog audit, TimeProvider time, ILogger<AccountUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SaveAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await tokens.SaveUseAsync(cancellationToken);
            await sessions.SaveUseAsync(cancellationToken);
            await captures.SaveCountsAsync(cancellationToken);
            await audit.CatchUpAsync(cancellationToken);
        }
        catch (Exception e) when (e is StoreException || DatabaseTrouble.Reason(e) is not null)
        {
            NotSaved(logger, e);
        }
    }

    [LoggerMessage(EventId = 500, Level = LogLevel.Warning, Message = "When tokens and sessions were last used, and how many events capture rules have, could not be written down; it is tried again in a minute")]
    private static partial void NotSaved(ILogger logger, Exception exception);
}
