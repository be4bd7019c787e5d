using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Footfall.Client;

/// <summary>
/// Each request that a route answers becomes an event <c>call:endpoint</c> with its route, status, duration, user and request id; an
/// exception becomes <c>send:exception</c> and goes on. What is recorded meanwhile carries the same user and request.
/// </summary>
internal sealed class FootfallMiddleware(RequestDelegate next, IFootfall footfall, FootfallOptions options, TimeProvider time)
{
    private static readonly object Asked = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var (begin, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var before = Surroundings.Current;
        var around = new Surroundings(Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier, () => UserOf(context));
        Surroundings.Current = around;
        if (context.GetEndpoint() is { } asked)
        {
            // Where routing came first: a page about a status is found by routing once more.
            context.Items[Asked] = asked;
        }

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
                footfall.Error(e, isHandled: false, new Dictionary<string, object?> { ["method"] = context.Request.Method, ["route"] = RouteOf(context) ?? PathOf(context) });
            }

            throw;
        }
        finally
        {
            around.End();
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
            ObjectName = $"{context.Request.Method} {RouteOf(context) ?? PathOf(context)}",
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

    private static string? RouteOf(HttpContext context) => (EndpointOf(context) as RouteEndpoint)?.RoutePattern.RawText;

    /// <summary>What the request asked for, also when a page about an error or a status was shown in its place.</summary>
    private static Endpoint? EndpointOf(HttpContext context) =>
        context.Items.TryGetValue(Asked, out var asked) ? asked as Endpoint
        : context.Features.Get<IExceptionHandlerFeature>() is { } error ? error.Endpoint
        : context.GetEndpoint();

    private static string? PathOf(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>()?.Path ?? context.Request.Path.Value;
}
