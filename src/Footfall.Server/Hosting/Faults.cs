using Footfall.ClickHouse;
using Microsoft.AspNetCore.Diagnostics;

namespace Footfall.Server.Hosting;

/// <summary>Turns failures of the store into problem details that say whether trying again makes sense.</summary>
internal sealed partial class Faults(IProblemDetailsService problems, ILogger<Faults> logger) : IExceptionHandler
{
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
