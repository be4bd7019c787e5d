using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary><c>POST</c> and <c>HEAD /api/v1/events</c>.</summary>
public sealed class CanonicalEndpoint(CanonicalOptions options, IntakeGate gate, TimeProvider time)
{
    /// <summary>Takes events in, from a server with an ingest token or from a command on this machine.</summary>
    public Task<IResult> PostAsync(HttpContext context) => RecordRequest.AnswerAsync(
        context,
        RecordRequest.MediaTypes,
        "application/json or application/x-ndjson",
        "Authorization: Bearer TOKEN.",
        options.MaxBody,
        (caller, body) => TakeAsync(context, caller, body));

    private async Task<IResult> TakeAsync(HttpContext context, Caller caller, RequestBody body)
    {
        var import = context.Request.Query[RecordRequest.ImportParameter] == "true";
        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 } given ? given : null;
        var owner = import ? IntakeGate.ImportOwner : caller.Owner;
        var received = IntakeRequest.ReceivedOr(time.GetUtcNow());
        var kit = context.Request.Query[RecordRequest.BatchParameter] == "true" ? KitBatch.Read(body.Span) : null;
        var correction = kit?.Correction(received);
        var batch = new CanonicalReader(owner, key, received)
        {
            MaxEvent = gate.LimitsOf(caller).EventBytes,
            WhyNotSend = caller.WhyNotSend,
            Correction = correction ?? TimeSpan.Zero,
        }.Read(kit is null ? body.Span : body.Span[kit.Events]);
        var rejected = kit is null ? batch.Rejected : [.. batch.Rejected.Select(r => r with { Content = kit.With(r.Content) })];
        var result = await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "canonical",
            Batch = new EventBatch { Events = batch.Events, Bytes = body.Length, SkipStored = import },
            Rejected = rejected,
            IsListed = import,
            IdempotencyKey = key is null ? null : (owner, key),
            Identity = kit is null ? null : IdentityOf(kit),
            ClockCorrection = correction,
        });
        var none = batch.Events.Count == 0 && rejected.Count > 0;
        return Results.Json(
            new RecordReply(result.Stored, result.Duplicates, rejected),
            StoreRows.Json,
            statusCode: none ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private PageIdentity? IdentityOf(KitBatch kit) =>
        kit.Identity is { } signed ? SignedIdentity.Read(signed, options.SigningKeys()) : PageIdentity.Anonymous(kit.AnonymousId);
}
