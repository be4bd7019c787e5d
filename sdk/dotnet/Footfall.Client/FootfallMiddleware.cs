using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Footfall.Client;

/// <summary>
/// Each request that a route answers becomes an event <c>call:endpoint</c> with its route, status, duration, user and request id; an
/// exception becomes <c>send:exception</c> and goes on. What is recorded meanwhile carries the same user and request.
/// </summary>
internal sealed class FootfallMiddleware(RequestDelegate next, IFootfall footfall, FootfallOptions options, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var (begin, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var before = Surroundings.Current;
        Surroundings.Current = new Surroundings { RequestId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier, User = () => UserOf(context) };
        try
        {
            await next(context).ConfigureAwait(false);
            Record(context, begin, time.GetElapsedTime(stamp), context.Response.StatusCode);
        }
        catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
        {
            Record(context, begin, time.GetElapsedTime(stamp), StatusCodes.Status500InternalServerError);
            if (!ExceptionPayload.IsTold(e))
            {
                footfall.Error(e, isHandled: false, new Dictionary<string, object?> { ["method"] = context.Request.Method, ["route"] = RouteOf(context) ?? context.Request.Path.Value });
            }

            throw;
        }
        finally
        {
            Surroundings.Current = before;
        }
    }

    private void Record(HttpContext context, DateTimeOffset begin, TimeSpan duration, int status)
    {
        if (!Wants(context))
        {
            return;
        }

        footfall.Event(new FootfallEvent("call:endpoint")
        {
            Timestamp = begin,
            Duration = duration,
            ObjectName = $"{context.Request.Method} {RouteOf(context) ?? context.Request.Path.Value}",
            Payload = new Dictionary<string, object?> { ["method"] = context.Request.Method, ["route"] = RouteOf(context), ["status"] = status },
        });
    }

    private bool Wants(HttpContext context)
    {
        try
        {
            return options.Requests?.Invoke(context) ?? (RouteOf(context) is not null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            footfall.Error(e);
            return true;
        }
    }

    private FootfallUser? UserOf(HttpContext context)
    {
        try
        {
            if (options.User is { } asked)
            {
                return asked(context);
            }

            var user = context.User;
            return user.Identity?.IsAuthenticated == true && (user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub") ?? user.Identity.Name) is { } id
                ? new FootfallUser(id, user.Identity.Name, user.FindFirstValue(ClaimTypes.Email))
                : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Asked for while something is recorded: telling of it would ask again.
            return null;
        }
    }

    private static string? RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
}
