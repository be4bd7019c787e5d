using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Accounts;
using Microsoft.AspNetCore.Diagnostics;

namespace Footfall.Server.Hosting;

/// <summary>Turns failures of the store and of the database of accounts into problem details that say whether trying again makes sense.</summary>
internal sealed partial class Faults(IProblemDetailsService problems, ILogger<Faults> logger) : IExceptionHandler
{
    /// <summary>Adds to every problem what helps to find it in the log, and words where the framework has none.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        // The framework's own number, under either rule for names; request_id is the one that the log has.
        problem.Extensions.Remove("trace_id");
        problem.Extensions.Remove("traceId");
        problem.Extensions["request_id"] = context.HttpContext.TraceIdentifier;
        var headers = context.HttpContext.Response.Headers;
        if (problem.Status == StatusCodes.Status401Unauthorized && headers.WWWAuthenticate.Count == 0)
        {
            // Not Basic, which is taken, too: browsers would open a window of their own over the page.
            headers.WWWAuthenticate = "Bearer";
        }

        problem.Detail ??= problem.Status switch
        {
            StatusCodes.Status400BadRequest => "The request cannot be read. Its body must be a JSON object as /docs describes it.",
            StatusCodes.Status401Unauthorized => context.HttpContext.Features.Get<RefusedCaller>()?.Message
                ?? "Sign in first: with a browser, with HTTP Basic, or with a token as Authorization: Bearer.",
            StatusCodes.Status403Forbidden => context.HttpContext.Features.Get<RefusedCaller>()?.Message ?? "This account or token may not do that.",
            StatusCodes.Status405MethodNotAllowed => "This route does not know that method.",
            StatusCodes.Status413PayloadTooLarge => "The body is too large for this route.",
            StatusCodes.Status415UnsupportedMediaType => "Send the body with Content-Type: application/json.",
            StatusCodes.Status429TooManyRequests => context.HttpContext.Features.Get<RefusedCaller>()?.Message ?? "Too many attempts. Wait a minute.",
            _ => null,
        };
    }

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // The caller went away; nobody reads the answer.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (status, detail) = exception switch
        {
            BadHttpRequestException bad => (bad.StatusCode, bad.Message),
            StoreException { Code: StoreErrors.Timeout } => (StatusCodes.Status504GatewayTimeout, "The question took too long. Ask for a shorter period or fewer filters."),
            StoreException { IsTransient: true } store => (StatusCodes.Status503ServiceUnavailable, store.Message),
            StoreException store => (StatusCodes.Status500InternalServerError, store.Message),
            _ when DatabaseTrouble.IsAway(exception) => (StatusCodes.Status503ServiceUnavailable, "The database of accounts does not answer. Nothing was changed or shown; ask again in a moment."),
            _ when DatabaseTrouble.IsUnspeakable(exception) => (StatusCodes.Status400BadRequest, "A text of the request has the character U+0000, which cannot be kept."),
            _ => (StatusCodes.Status500InternalServerError, "The server failed. The log has the details under this request_id."),
        };
        if (status >= StatusCodes.Status500InternalServerError)
        {
            RequestFailed(logger, httpContext.Request.Method, httpContext.Request.Path, httpContext.TraceIdentifier, exception);
        }

        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "5";
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            Exception = exception,
            ProblemDetails = { Status = status, Detail = detail },
        });
    }

    [LoggerMessage(EventId = 400, Level = LogLevel.Error, Message = "{Method} {Path} failed, request {RequestId}")]
    private static partial void RequestFailed(ILogger logger, string method, string path, string requestId, Exception exception);
}
