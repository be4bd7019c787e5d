using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>
/// <c>PUT /api/v1/entities/{kind}</c> and <c>PUT /api/v1/memberships</c>: what a platform has, told in bulk, for one that existed before
/// Footfall did. Each record becomes an event, so that a snapshot is kept, seen and made into facts like everything else.
/// </summary>
public sealed class SnapshotEndpoint(SnapshotOptions options, IntakeGate gate, IStore store, TimeProvider time)
{
    /// <summary>Name of the format of entities.</summary>
    public const string Entities = "entities";

    /// <summary>Name of the format of memberships.</summary>
    public const string Memberships = "memberships";

    private const string Credentials = "Authorization: Bearer TOKEN.";
    private const string Types = "application/json or application/x-ndjson";

    /// <summary>Takes entities of a kind in; the kind is the last part of the path.</summary>
    public Task<IResult> PutEntitiesAsync(HttpContext context)
    {
        // From the path and not from the route: a replay has only the path.
        var kind = context.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
        if (!EntityFeed.Kinds.Contains(kind))
        {
            return Task.FromResult(Results.Problem(
                statusCode: StatusCodes.Status404NotFound, detail: $"There is no kind of entities '{kind}'. There are {string.Join(", ", EntityFeed.Kinds)}."));
        }

        return PutAsync(context, Entities, kind, $"create:{kind}");
    }

    /// <summary>Takes memberships in.</summary>
    public Task<IResult> PutMembershipsAsync(HttpContext context) => PutAsync(context, Memberships, null, "add:member");

    private Task<IResult> PutAsync(HttpContext context, string protocol, string? kind, string scope) =>
        RecordRequest.AnswerAsync(context, RecordRequest.MediaTypes, Types, Credentials, options.MaxBody, async (caller, body) =>
        {
            var reader = new SnapshotReader(kind, IntakeRequest.ReceivedOr(time.GetUtcNow()), caller.Token.IdPrefix ?? "")
            {
                MaxEvent = gate.LimitsOf(caller).EventBytes,
                WhyNotSend = caller.WhyNotSend(scope),
            };
            var batch = reader.Read(body.Span);
            var fresh = await SnapshotChain.LinkAsync(store, kind is null, batch.Events, reader.Keys, context.RequestAborted);
            var result = await gate.TakeAsync(new Delivery
            {
                Caller = caller,
                Protocol = protocol,

                // A snapshot may come again years later: its events are looked up in the store. Nobody worked on what it tells.
                Batch = new EventBatch { Events = fresh, Bytes = body.Length, SkipStored = true, Work = WorkMode.None },
                Repeats = batch.Events.Count - fresh.Count,
                Rejected = batch.Rejected,
                IsListed = context.Request.Query[RecordRequest.ImportParameter] == "true",
            });
            return Results.Json(
                new RecordReply(result.Stored, result.Duplicates, batch.Rejected),
                StoreRows.Json,
                statusCode: batch.Events.Count == 0 && batch.Rejected.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
        });
}
