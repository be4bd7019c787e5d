using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>Samples of Coder's command line, and sessions of its collector.</summary>
public sealed class CoderEndpoint(CoderOptions options, IntakeGate gate, TimeProvider time)
{
    /// <summary><c>POST /api/private/metrics/usage/push</c>: one sample, or an array of samples and sessions. 200.</summary>
    public Task<IResult> PushAsync(HttpContext context) => TakeAsync(
        context,
        (reader, body) => reader.ReadSamples(body),
        (result, rejected) => Results.Json(new CoderReply(result.Stored, result.Duplicates, rejected), StoreRows.Json));

    /// <summary><c>POST /api/v2/workspaceproxies/me/app-stats</c>: the collector's sessions. 204.</summary>
    public Task<IResult> ReportAsync(HttpContext context) => TakeAsync(
        context,
        (reader, body) => reader.ReadSessions(body),
        (_, _) => Results.NoContent());

    private async Task<IResult> TakeAsync(HttpContext context, Action<CoderReader, ReadOnlyMemory<byte>> read, Func<WriteResult, IReadOnlyList<Rejection>, IResult> answer)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            return CoderReplies.Unauthorized(context);
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, options.MaxBody);
            var reader = new CoderReader { WhyNotSend = caller.WhyNotSend };
            read(reader, body.Memory);
            return await TakeAsync(context, caller, reader, body.Length) is var result && reader.Reports.Count == 0 && reader.Mistakes.Count > 0
                ? CoderReplies.Invalid(reader.Mistakes)
                : answer(result, reader.Rejected);
        }
        catch (BodyException e)
        {
            return CoderReplies.Error(e.Status, ErrorOf(e.Status), e.Message);
        }
        catch (JsonException e)
        {
            return CoderReplies.Error(StatusCodes.Status400BadRequest, "invalid_body", $"The body is not what is read here: {e.Message}");
        }
        catch (LimitExceededException e)
        {
            return CoderReplies.Throttled(context, e);
        }
        catch (IntakeFullException e)
        {
            return CoderReplies.TryLater(context, IntakeFullException.RetryAfter, e.Message);
        }
        catch (StoreException)
        {
            return CoderReplies.TryLater(context, TimeSpan.FromSeconds(5), "The store failed. Nothing is known to be stored; send the request again later.");
        }
    }

    private static string ErrorOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "too_large",
        StatusCodes.Status422UnprocessableEntity => "idempotency_key",
        _ => "invalid_body",
    };

    private Task<WriteResult> TakeAsync(HttpContext context, Caller caller, CoderReader reader, int bytes)
    {
        var key = context.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 } given ? given : null;
        var mapper = new CoderMapper(caller, key, IntakeRequest.ReceivedOr(time.GetUtcNow()));
        return gate.TakeAsync(new Delivery
        {
            Caller = caller,
            Protocol = "coder",
            Batch = new EventBatch { Events = reader.Reports.ConvertAll(mapper.Map), Sender = caller.Owner, Bytes = bytes },
            Rejected = reader.Rejected,
            IdempotencyKey = key is null ? null : (mapper.Owner, key),
            LargestEvent = reader.Reports.Select(r => r.Content.Length).DefaultIfEmpty().Max(),
        });
    }
}
