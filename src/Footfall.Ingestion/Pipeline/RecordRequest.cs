using System.Globalization;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Pipeline;

/// <summary>What requests of records have in common, whatever the records are: who may send them, in which body, and what is answered when they cannot be taken.</summary>
public static class RecordRequest
{
    /// <summary>Query parameter that makes a request part of an import.</summary>
    public const string ImportParameter = "import";

    /// <summary>Query parameter that says that the body is a batch of the browser kit.</summary>
    public const string BatchParameter = "batch";

    /// <summary>Media types of bodies that people and programs send; a body without one is taken, too.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } =
        ["application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded"];

    /// <summary>Reads the body and has it taken in; answers problem details when that fails.</summary>
    /// <param name="context">The request.</param>
    /// <param name="mediaTypes">Media types of bodies; a body without one is taken, too.</param>
    /// <param name="types">What to send, for people who sent another type.</param>
    /// <param name="credentials">How a token is sent, for people who sent none.</param>
    /// <param name="maxBody">Largest body after decompression, in bytes.</param>
    /// <param name="take">Takes the body in.</param>
    internal static async Task<IResult> AnswerAsync(
        HttpContext context, IReadOnlyList<string> mediaTypes, string types, string credentials, int maxBody, Func<Caller, RequestBody, Task<IResult>> take)
    {
        if (context.Features.Get<Caller>() is not { } caller)
        {
            var stranger = Stranger.Of(context, "Bearer", $"Send an ingest token: {credentials} './footfall token create NAME --ingest' makes one.");
            return Problem(stranger.Status, stranger.Message);
        }

        if (caller.Kind == CallerKind.Account)
        {
            return Problem(StatusCodes.Status403Forbidden, "Events are sent with an ingest token, not with an account. './footfall token create NAME --ingest' makes one.");
        }

        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type is not null && !mediaTypes.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, $"Content-Type '{type}' is not taken here. Send {types}.");
        }

        try
        {
            using var body = await RequestBody.ReadAsync(context, maxBody);
            return await take(caller, body);
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

    private static IResult TryLater(HttpContext context, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problem(StatusCodes.Status503ServiceUnavailable, message);
    }

    private static IResult Problem(int status, string detail) => Results.Problem(statusCode: status, detail: detail);
}
