using System.Globalization;
using Footfall.ClickHouse;
using Footfall.Ingestion.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Coder;

/// <summary>
/// Answers in Coder's words: <c>{"error": {"msg", "code", "details": [{"field", "detail"}]}}</c>. Coder's second version reads
/// <c>message</c>, <c>detail</c> and <c>validations</c>, so the same is said there, too. Source: <c>specs/coder.md</c> A1.5, A2.2.
/// </summary>
public static class CoderReplies
{
    private const string TooManyRequests = "too_many_requests";

    /// <summary>An error.</summary>
    public static IResult Error(int status, string code, string message) => Error(status, code, message, []);

    /// <summary>No credentials, or wrong ones, for a question (401); or too many wrong ones (429).</summary>
    public static IResult UnauthorizedToAsk(HttpContext context) => Unauthorized(
        context, "Send a personal token as Session-Token or as Authorization: Bearer. './footfall token create NAME --account LOGIN' makes one.");

    /// <summary>Parameters of a question that are wrong, all of them.</summary>
    /// <param name="code">Of the first, for programs.</param>
    /// <param name="details">The parameters, and the rule of each.</param>
    public static IResult InvalidQuestion(string code, IReadOnlyList<CoderDetail> details)
    {
        var message = string.Join(' ', details.Select(d => $"{d.Field} {d.Detail}"));
        return Results.Json(new CoderErrorReply(new CoderError(message, code, details), "Query parameters have invalid values.", message, details), StoreRows.Json, statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>No credentials, or wrong ones (401); or too many wrong ones (429).</summary>
    internal static IResult Unauthorized(HttpContext context) => Unauthorized(
        context, "Send an ingest token as Session-Token or as Authorization: Bearer. './footfall token create NAME --ingest' makes one.");

    private static IResult Unauthorized(HttpContext context, string howTo)
    {
        var stranger = Stranger.Of(context, "Bearer", howTo);
        var code = stranger.Status switch
        {
            StatusCodes.Status401Unauthorized => "unauthorized",
            StatusCodes.Status403Forbidden => "forbidden",
            _ => TooManyRequests,
        };
        return Error(stranger.Status, code, stranger.Message);
    }

    /// <summary>The caller sends more than it may; nothing was stored.</summary>
    public static IResult Throttled(HttpContext context, LimitExceededException refusal)
    {
        context.Response.Headers.RetryAfter = refusal.RetryAfterSeconds;
        return Error(StatusCodes.Status429TooManyRequests, TooManyRequests, refusal.Message);
    }

    /// <summary>The server is too busy, or the store failed.</summary>
    public static IResult TryLater(HttpContext context, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Error(StatusCodes.Status503ServiceUnavailable, "unavailable", message);
    }

    internal static IResult Invalid(IReadOnlyList<CoderMistake> mistakes) => Error(
        StatusCodes.Status400BadRequest,
        mistakes[0].Code,
        string.Join(' ', mistakes.Select(m => m.Detail)),
        [.. mistakes.Select(m => new CoderDetail(m.Field, m.Detail))]);

    private static IResult Error(int status, string code, string message, IReadOnlyList<CoderDetail> details) =>
        Results.Json(new CoderErrorReply(new CoderError(message, code, details), "The request was not taken.", message, details), StoreRows.Json, statusCode: status);
}
