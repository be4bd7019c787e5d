using System.Globalization;
using System.Threading.RateLimiting;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Model;
using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>
/// How often one account and one address may ask (settings Limits:AccountRequestsPerSecond and AddressRequestsPerSecond). What
/// brings events has limits of its own; health checks, files of the pages and commands on this machine have none.
/// </summary>
internal sealed class QuestionLimits : IMiddleware, IDisposable
{
    // A page asks a dozen questions at once; so many seconds' worth may come in one go.
    private const int Burst = 10;

    private readonly PartitionedRateLimiter<HttpContext> _ofAccounts;
    private readonly PartitionedRateLimiter<HttpContext> _ofAddresses;
    private readonly PartitionedRateLimiter<HttpContext> _both;

    public QuestionLimits(ServerSettings settings)
    {
        var (account, address) = (settings.Number("Limits:AccountRequestsPerSecond"), settings.Number("Limits:AddressRequestsPerSecond"));
        _ofAccounts = PartitionedRateLimiter.Create<HttpContext, string>(c => Partition(c, c.Features.Get<Caller>()?.Owner, account));
        _ofAddresses = PartitionedRateLimiter.Create<HttpContext, string>(c => Partition(c, ClientAddress.NetworkOf(c), address));
        _both = PartitionedRateLimiter.CreateChained(_ofAccounts, _ofAddresses);
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _both.AttemptAcquire(context);
        await (lease.IsAcquired ? next(context) : RefuseAsync(context, lease));
    }

    // The framework's middleware does the same and is never disposed: its timers keep a stopped server in memory.
    public void Dispose()
    {
        _both.Dispose();
        _ofAddresses.Dispose();
        _ofAccounts.Dispose();
    }

    private static RateLimitPartition<string> Partition(HttpContext context, string? key, int perSecond) =>
        perSecond == 0 || key is null || !IsQuestion(context)
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perSecond * Burst,
                TokensPerPeriod = perSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
            });

    private static bool IsQuestion(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") && !Schemes.IsLocal(context) && context.GetEndpoint()?.Metadata.GetMetadata<IntakeRoute>() is null;

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: "Too many requests at once from this account or address. Wait a moment and ask again.")
            .ExecuteAsync(context);
    }
}
