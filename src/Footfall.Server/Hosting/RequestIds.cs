namespace Footfall.Server.Hosting;

/// <summary>
/// <c>X-Request-Id</c> on every response: a fresh UUID v4, whatever the client sent. Rows that Footfall makes while it answers
/// carry it, and so does the log's line about a request that was refused or failed.
/// </summary>
internal sealed partial class RequestIds(RequestDelegate next, ILogger<RequestIds> logger)
{
    internal const string Header = "X-Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        var id = Guid.NewGuid().ToString("D");
        context.TraceIdentifier = id;
        context.Response.Headers[Header] = id;

        // The exception handler clears headers before it writes its answer.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = id;
            return Task.CompletedTask;
        });
        await next(context);
        if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && logger.IsEnabled(LogLevel.Information))
        {
            Refused(logger, context.Request.Method, context.Request.Path, context.Response.StatusCode, id);
        }
    }

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "{Method} {Path} was answered with {Status}, request {RequestId}")]
    private static partial void Refused(ILogger logger, string method, PathString path, int status, string requestId);
}
