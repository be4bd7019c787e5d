using System.Globalization;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Vector;

/// <summary><c>POST /intake/vector</c>, and <c>POST /</c> on the listener of its own.</summary>
public sealed class VectorEndpoint(VectorOptions options, IntakeGate gate, TimeProvider time)
{
    /// <summary>Media types of bodies; a body without one is taken, too.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = ["application/json", "application/x-ndjson", "text/plain"];

    /// <summary>
    /// Takes events in. What can be read is 200 whatever it holds: Vector drops a batch that is refused, with the good records in
    /// it, and CVAT's sender repeats it for ever.
    /// </summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            var stranger = Stranger.Of(context, "Bearer", "Send an ingest token: auth.strategy = \"bearer\" and auth.token in Vector's sink. './footfall token create NAME --ingest' makes one.");
            return Problem(stranger.Status, stranger.Message);
        }

        if (caller.Kind == CallerKind.Account)
        {
            return Problem(StatusCodes.Status403Forbidden, "Events are sent with an ingest token, not with an account. './footfall token create NAME --ingest' makes one.");
        }

        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type is not null && !MediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{type}' is not taken here. Send application/json or application/x-ndjson: encoding.codec = \"json\" in Vector's sink.");
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, options.MaxBody);
            return await TakeAsync(caller, body);
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

    private async Task<IResult> TakeAsync(Caller caller, RequestBody body)
    {
        var batch = new VectorReader(caller.Owner, IntakeRequest.ReceivedOr(time.GetUtcNow())) { MaxEvent = gate.LimitsOf(caller).EventBytes, WhyNotSend = caller.WhyNotSend }.Read(body.Span);
        var result = await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "vector",
            Batch = new EventBatch { Events = batch.Events, Sender = caller.Owner, Bytes = body.Length, Work = WorkMode.None },
            Rejected = batch.Rejected,
        });
        return Results.Json(new VectorReply(result.Stored, result.Duplicates, batch.Rejected), StoreRows.Json);
    }

    private static IResult TryLater(HttpContext context, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem(StatusCodes.Status503ServiceUnavailable, message);
    }

    private static IResult Problem(int status, string detail) => Results.Problem(statusCode: status, detail: detail);
}
