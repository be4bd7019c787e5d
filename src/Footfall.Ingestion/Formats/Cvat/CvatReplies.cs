using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Answers in CVAT's words and shapes. Source: <c>specs/cvat.md</c> 1.4 and 1.5.</summary>
public static class CvatReplies
{
    private const string MediaType = "application/vnd.cvat+json";

    // About what an event takes in an answer.
    private const int ReplySize = 400;

    /// <summary><c>{"detail": ...}</c>.</summary>
    public static IResult Detail(int status, string message) => Json(status, new JsonObject { ["detail"] = message });

    /// <summary>A rule without a field: a JSON list of one message.</summary>
    public static IResult Refuse(string message) => Json(StatusCodes.Status400BadRequest, new JsonArray(message));

    /// <summary>No credentials, or wrong ones (401); or too many wrong ones (429).</summary>
    public static IResult Unauthorized(HttpContext context)
    {
        var stranger = Stranger.Of(context, "Token", "Authentication credentials were not provided.");
        return Detail(stranger.Status, stranger.Summary ?? stranger.Message);
    }

    /// <summary>The server is too busy; nothing was stored.</summary>
    public static IResult TryLater(HttpContext context, TimeSpan after, string message)
    {
        context.Response.Headers.RetryAfter = ((int)after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Detail(StatusCodes.Status503ServiceUnavailable, message);
    }

    /// <summary>The caller sends more than it may; nothing was stored. The words are Django REST framework's.</summary>
    public static IResult Throttled(HttpContext context, LimitExceededException refusal)
    {
        context.Response.Headers.RetryAfter = refusal.RetryAfterSeconds;
        return Detail(StatusCodes.Status429TooManyRequests, $"Request was throttled. Expected available in {refusal.RetryAfterSeconds} seconds. {refusal.Message}");
    }

    /// <summary>Any JSON.</summary>
    public static IResult Json(int status, JsonNode body) => new Reply(status, JsonSerializer.SerializeToUtf8Bytes(body, JsonOptions));

    /// <summary>The batch as stored: members that were sent, and those that the server set.</summary>
    internal static IResult Created(CvatBatch batch, IReadOnlyList<Event> stored, TimeSpan correction, bool ofPerson) =>
        new CreatedReply(ReplySize * (stored.Count + 1), bytes => new CvatAnswer(bytes, correction, ofPerson).Write(batch, stored));

    private static JsonSerializerOptions JsonOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Made at once, so that nothing of the request must be kept while its events are committed.</summary>
    private sealed class CreatedReply : IResult, IStatusCodeHttpResult, IDisposable
    {
        private readonly PooledBytes _body;

        internal CreatedReply(int size, Action<PooledBytes> write)
        {
            _body = new PooledBytes(size);
            write(_body);
        }

        public int? StatusCode => StatusCodes.Status201Created;

        public void Dispose() => _body.Dispose();

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using (this)
            {
                httpContext.Response.StatusCode = StatusCodes.Status201Created;
                httpContext.Response.ContentType = MediaType;
                httpContext.Response.ContentLength = _body.Written.Length;
                await httpContext.Response.Body.WriteAsync(_body.Written, httpContext.RequestAborted);
            }
        }
    }

    private sealed class Reply(int status, ReadOnlyMemory<byte> body) : IResult, IStatusCodeHttpResult, IValueHttpResult
    {
        public int? StatusCode => status;

        /// <summary>The text of the answer, for whoever reads why a request was refused.</summary>
        public object Value => Encoding.UTF8.GetString(body.Span);

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = MediaType;
            httpContext.Response.ContentLength = body.Length;
            await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
        }
    }
}
