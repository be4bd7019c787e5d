using System.Globalization;
using System.Text.Json;
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
    /// <summary>Query parameter that makes a request part of an import.</summary>
    public const string ImportParameter = "import";

    /// <summary>Media types of bodies; a body without one is taken, too.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
        ["application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded"];

    /// <summary>Takes events in, from a server with an ingest token or from a command on this machine.</summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            var stranger = Stranger.Of(context, "Bearer", "Send an ingest token: Authorization: Bearer TOKEN. './footfall token create NAME --ingest' makes one.");
            return Problem(stranger.Status, stranger.Message);
        }

        if (caller.Kind == CallerKind.Account)
        {
            return Problem(StatusCodes.Status403Forbidden, "Events are sent with an ingest token, not with an account. './footfall token create NAME --ingest' makes one.");
        }

        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type is not null && !MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{type}' is not taken here. Send application/json or application/x-ndjson.");
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, options.MaxBody);
            return await TakeAsync(context, caller, body);
        }
        catch (BodyException e)
        {
            return Problem(e.Status, e.Message);
        }
        catch (JsonException e)
        {
            return Problem(StatusCodes.Status400BadRequest, $"The array is not valid JSON, in line {e.LineNumber + 1} at byte {e.BytePositionInLine}. Nothing of it was stored.");
        }
        catch (LimitExceededException e)
        {
            context.Response.Headers.RetryAfter = e.RetryAfterSeconds;
            return Problem(StatusCodes.Status429TooManyRequests, e.Message);
        }
        catch (IntakeFullException e)
        {
            return TryLater(context, IntakeFullException.RetryAfter, e.Message);
        }
        catch (StoreException)
        {
            return TryLater(context, TimeSpan.FromSeconds(5), "The store failed. Nothing is known to be stored; send the request again later.");
        }
    }

    private async Task<IResult> TakeAsync(HttpContext context, Caller caller, RequestBody body)
    {
        var import = context.Request.Query[ImportParameter] == "true";
        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 } given ? given : null;
        var owner = import ? IntakeGate.ImportOwner : caller.Owner;
        var batch = new CanonicalReader(owner, key, IntakeRequest.ReceivedOr(time.GetUtcNow()))
        {
            MaxEvent = gate.LimitsOf(caller).EventBytes,
            WhyNotSend = caller.WhyNotSend,
        }.Read(body.Span);
        var result = await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "canonical",
            Batch = new EventBatch { Events = batch.Events, Bytes = body.Length, SkipStored = import },
            Rejected = batch.Rejected,
            IdempotencyKey = key is null ? null : (owner, key),
        });
        var none = batch.Events.Count == 0 && batch.Rejected.Count > 0;
        return Results.Json(
            new CanonicalReply(result.Stored, result.Duplicates, batch.Rejected),
            StoreRows.Json,
            statusCode: none ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static IResult TryLater(HttpContext context, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem(StatusCodes.Status503ServiceUnavailable, message);
    }

    private static IResult Problem(int status, string detail) => Results.Problem(statusCode: status, detail: detail);
}
