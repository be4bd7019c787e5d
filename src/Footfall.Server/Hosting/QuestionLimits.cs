using System.Globalization;
using System.Threading.RateLimiting;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Model;
using Footfall.Server.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace Footfall.Server.Hosting;

/// <summary>
/// How often one account and one address may ask (settings Limits:AccountRequestsPerSecond and AddressRequestsPerSecond). What
/// brings events has limits of its own; health checks, files of the pages and commands on this machine have none.
/// </summary>
internal static class QuestionLimits
{
    // A page asks a dozen questions at once; so many seconds' worth may come in one go.
    private const int Burst = 10;

    internal static IServiceCollection AddQuestionLimits(this IServiceCollection services, ServerSettings settings)
    {
        var (account, address) = (settings.Number("Limits:AccountRequestsPerSecond"), settings.Number("Limits:AddressRequestsPerSecond"));
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RefuseAsync;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(c => Partition(c, c.Features.Get<Caller>()?.Owner, account)),
                PartitionedRateLimiter.Create<HttpContext, string>(c => Partition(c, ClientAddress.NetworkOf(c), address)));
        });
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

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await Results.Problem(statusCode: StatusCodes.Status429TooManyRequests, detail: "Too many requests at once from this account or address. Wait a moment and ask again.")
            .ExecuteAsync(rejected.HttpContext);
    }
}
