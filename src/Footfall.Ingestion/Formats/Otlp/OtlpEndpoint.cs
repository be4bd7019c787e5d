using System.Globalization;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary><c>POST /v1/logs</c>.</summary>
public sealed class OtlpEndpoint(OtlpOptions options, IntakeGate gate, TimeProvider time)
{
    /// <summary>OTLP in JSON.</summary>
    public const string JsonType = "application/json";
    /// <summary>OTLP in protobuf.</summary>
    public const string ProtobufType = "application/x-protobuf";

    /// <summary>Takes log records in, from whoever has an ingest token.</summary>
    public async Task<IResult> PostAsync(HttpContext context)
    {
        var known = TryEncoding(context.Request, out var encoding);
        if (context.Features.Get<Caller>() is not { } caller)
        {
            var stranger = Stranger.Of(context, "Bearer", "Send an ingest token: Authorization: Bearer TOKEN. './footfall token create NAME --ingest' makes one.");
            return OtlpReplies.Refused(stranger.Status, encoding, stranger.Message);
        }

        if (caller.Kind == CallerKind.Account)
        {
            return OtlpReplies.Refused(StatusCodes.Status403Forbidden, encoding, "Log records are sent with an ingest token, not with an account. './footfall token create NAME --ingest' makes one.");
        }

        if (!known)
        {
            return OtlpReplies.Refused(StatusCodes.Status415UnsupportedMediaType, encoding, $"Content-Type '{context.Request.ContentType}' is not taken here. Send {ProtobufType} or {JsonType}.");
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, options.MaxBody);
            return await TakeAsync(caller, encoding, body);
        }
        catch (BodyException e)
        {
            return OtlpReplies.Refused(e.Status, encoding, e.Message);
        }
        catch (OtlpFormatException e)
        {
            return OtlpReplies.Refused(StatusCodes.Status400BadRequest, encoding, $"{e.Message} Nothing of it was stored.");
        }
        catch (LimitExceededException e)
        {
            context.Response.Headers.RetryAfter = e.RetryAfterSeconds;
            return OtlpReplies.Refused(StatusCodes.Status429TooManyRequests, encoding, e.Message);
        }
        catch (IntakeFullException e)
        {
            return TryLater(context, encoding, IntakeFullException.RetryAfter, e.Message);
        }
        catch (StoreException)
        {
            return TryLater(context, encoding, TimeSpan.FromSeconds(5), "The store failed. Nothing is known to be stored; send the request again later.");
        }
    }

    private async Task<IResult> TakeAsync(Caller caller, OtlpEncoding encoding, RequestBody body)
    {
        var mapper = new OtlpMapper(caller.Owner, IntakeRequest.ReceivedOr(time.GetUtcNow()), options) { MaxEvent = gate.LimitsOf(caller).EventBytes, WhyNotSend = caller.WhyNotSend };
        OtlpReader.Read(encoding, body.Span, mapper.Take);
        var batch = mapper.Batch;
        await gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "otlp",
            Batch = new EventBatch { Events = batch.Events, Sender = caller.Owner, Bytes = Math.Max(body.Length, batch.Bytes) },
            Rejected = batch.Rejected,
        });
        return OtlpReplies.Taken(encoding, batch.Events.Count + batch.Rejected.Count, batch.Rejected);
    }

    /// <summary>The encoding of the body, which is that of the answer, too; JSON where it is neither.</summary>
    private static bool TryEncoding(HttpRequest request, out OtlpEncoding encoding)
    {
        var type = request.ContentType?.Split(';')[0].Trim();
        var isProtobuf = ProtobufType.Equals(type, StringComparison.OrdinalIgnoreCase);
        encoding = isProtobuf ? OtlpEncoding.Protobuf : OtlpEncoding.Json;
        return isProtobuf || JsonType.Equals(type, StringComparison.OrdinalIgnoreCase);
    }

    private static IResult TryLater(HttpContext context, OtlpEncoding encoding, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return OtlpReplies.Refused(StatusCodes.Status503ServiceUnavailable, encoding, message);
    }
}
