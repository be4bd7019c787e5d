using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Records;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary><c>POST /api/events</c>.</summary>
public sealed class CvatEndpoint(CvatOptions options, IntakeGate gate, NameBook names, TimeProvider time)
{
    /// <summary>Takes a batch in, from a person or from a server with an ingest token.</summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            return CvatReplies.Unauthorized(context);
        }

        if (CvatOrgContext.Read(context.Request, names, out var refusal) is not { } org)
        {
            return refusal!;
        }

        var type = context.Request.ContentType;
        if (type is null || !type.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return CvatReplies.Detail(StatusCodes.Status415UnsupportedMediaType, $"Unsupported media type \"{type}\" in request.");
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, options.MaxBody);
            return await TakeAsync(body, caller, org);
        }
        catch (BodyException e)
        {
            return CvatReplies.Detail(e.Status, e.Message);
        }
        catch (CvatInvalidException e)
        {
            IntakeRequest.Current?.RefuseBecause(e.Reason);
            return CvatReplies.Json(StatusCodes.Status400BadRequest, e.Body);
        }
        catch (JsonException e)
        {
            return CvatReplies.Detail(StatusCodes.Status400BadRequest, $"JSON parse error - {e.Message}");
        }
        catch (LimitExceededException e)
        {
            return CvatReplies.Throttled(context, e);
        }
        catch (IntakeFullException e)
        {
            return CvatReplies.TryLater(context, IntakeFullException.RetryAfter, e.Message);
        }
        catch (StoreException)
        {
            return CvatReplies.TryLater(context, TimeSpan.FromSeconds(5), "The store failed. Nothing is known to be stored; send the request again later.");
        }
    }

    private CvatBatch Read(ReadOnlySpan<byte> body, bool ofPerson)
    {
        try
        {
            return new CvatReader(body, time.LocalTimeZone, textIds: !ofPerson).Read();
        }
        catch (JsonException e) when (JsonNesting.IsDeeper(body, CvatReader.MaxDepth))
        {
            throw new JsonException(JsonNesting.Message("The body", CvatReader.MaxDepth), e);
        }
    }

    private async Task<IResult> TakeAsync(RequestBody body, Caller caller, CvatOrg org)
    {
        var received = IntakeRequest.ReceivedOr(time.GetUtcNow());
        var ofPerson = caller.Kind == CallerKind.Account;
        var batch = Read(body.Span, ofPerson);
        var mapper = new CvatMapper(options, caller, org, received);
        var events = mapper.Map(batch, body.Span);
        var reply = CvatReplies.Created(batch, events, received - batch.Timestamp, ofPerson);
        await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "cvat",
            Batch = new EventBatch { Events = events, Bytes = body.Length, Work = WorkMode.Request, Before = mapper.Before(batch) },
            LargestEvent = batch.Events.Select(e => e.Content.GetOffsetAndLength(body.Length).Length).DefaultIfEmpty().Max(),
            ClockCorrection = received - batch.Timestamp,
        });
        return reply;
    }
}
