using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Footfall.Analytics.Intake;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Model;

namespace Footfall.Server.Features.Intake;

/// <summary>
/// Sends rejected records again, from inside: through the route they came by, as the one who sent them, with the time of their
/// first receipt. Nothing is stored twice, however often this is done.
/// </summary>
internal sealed class Replay(RejectionQuestions rejections, EndpointDataSource endpoints, IServiceProvider services, TimeProvider time)
{
    /// <summary>Most records of one replay; who has more replays again.</summary>
    internal const int Most = 10_000;

    private const int MostShown = 100;
    private const int AtOnce = 8;
    private const int MarkedAtOnce = 500;

    /// <summary>Sends the records again that the filter chooses.</summary>
    /// <exception cref="StoreException">The store failed. What was accepted before is stored and marked.</exception>
    internal async Task<ReplayAnswer> RunAsync(RejectionFilter filter, CancellationToken cancellationToken)
    {
        var chosen = await rejections.CountAsync(filter, cancellationToken);
        var rows = await rejections.ToReplayAsync(filter, Most, cancellationToken);
        var (accepted, duplicates) = (0, 0);
        var failed = new List<ReplayOutcome>();
        foreach (var chunk in rows.Chunk(MarkedAtOnce))
        {
            var outcomes = new ConcurrentBag<(ReplayOutcome Outcome, int Duplicates)>();
            try
            {
                await Parallel.ForEachAsync(chunk, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (row, _) =>
                    outcomes.Add(await SendAsync(row)));
            }
            finally
            {
                // What was stored must be marked, also when a later one failed.
                if (!outcomes.IsEmpty)
                {
                    await rejections.MarkAsync([.. outcomes.Select(o => o.Outcome)], time.GetUtcNow(), CancellationToken.None);
                }
            }

            accepted += outcomes.Count(o => o.Outcome.Outcome == ReplayOutcome.Accepted);
            duplicates += outcomes.Sum(o => o.Duplicates);
            failed.AddRange(outcomes.Select(o => o.Outcome).Where(o => o.Outcome != ReplayOutcome.Accepted));
        }

        var shown = failed.OrderBy(f => f.Id).Take(MostShown).Select(f => new ReplayRejection(f.Id, f.Outcome, f.Message));
        return new ReplayAnswer(rows.Count, accepted, duplicates, failed.Count, chosen - rows.Count, [.. shown]);
    }

    private async Task<(ReplayOutcome Outcome, int Duplicates)> SendAsync(ReplayRow row)
    {
        var facts = JsonSerializer.Deserialize<RequestFacts>(row.Request, StoreRows.Json)!;
        if (RouteOf(row.Protocol, facts.Path) is not { } route)
        {
            return (new ReplayOutcome(row.Id, "excluded", $"This server has no route for {row.Protocol}."), 0);
        }

        var request = new IntakeRequest { Protocol = row.Protocol, Received = row.Time, IsReplay = true };
        var body = BodyOf(row, route.Metadata.GetMetadata<IntakeRoute>()!);
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        facts.WriteTo(context.Request);
        if (row.Position >= 0)
        {
            // A record is kept as JSON, whatever its request was.
            context.Request.ContentType = "application/json";
        }

        context.Request.Body = new MemoryStream(body, writable: false);
        context.Request.ContentLength = body.Length;
        context.Response.Body = Stream.Null;
        context.Features.Set(JsonSerializer.Deserialize<Caller>(row.Caller, StoreRows.Json)!);
        context.Features.Set(request);
        await route.RequestDelegate!(context);
        return OutcomeOf(row, request, context.Response.StatusCode);
    }

    private RouteEndpoint? RouteOf(string protocol, string path)
    {
        var routes = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IntakeRoute>()?.Protocol == protocol).ToList();
        return routes.FirstOrDefault(e => $"/{e.RoutePattern.RawText?.Trim('/')}" == path.TrimEnd('/')) ?? routes.FirstOrDefault();
    }

    private static byte[] BodyOf(ReplayRow row, IntakeRoute route)
    {
        if (row.IsBase64)
        {
            return Convert.FromBase64String(row.Content);
        }

        return Encoding.UTF8.GetBytes(row.Position < 0 || route.ToBody is null ? row.Content : route.ToBody(row.Content));
    }

    private static (ReplayOutcome Outcome, int Duplicates) OutcomeOf(ReplayRow row, IntakeRequest request, int status)
    {
        if (request.Delivery is { } delivery)
        {
            return delivery.Rejected.Count == 0
                ? (new ReplayOutcome(row.Id, ReplayOutcome.Accepted, ""), request.Result!.Duplicates)
                : (new ReplayOutcome(row.Id, delivery.Rejected[0].Reason, delivery.Rejected[0].Message), 0);
        }

        return status is >= 400 and < 500 and not StatusCodes.Status429TooManyRequests
            ? (new ReplayOutcome(row.Id, request.Reason, request.Answer), 0)
            : throw new StoreException(0, $"The replay stopped: {request.Answer}");
    }
}
