namespace Footfall.Server.Hosting;

/// <summary>
/// <c>X-Request-Id</c> on every response: a fresh UUID v4, whatever the client sent. Rows that Footfall makes while it answers
/// carry it.
/// </summary>
internal sealed class RequestIds(RequestDelegate next)
{
    internal const string Header = "X-Request-Id";

    public Task InvokeAsync(HttpContext context)
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
        return next(context);
    }
}
