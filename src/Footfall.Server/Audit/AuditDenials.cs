using Footfall.Model;

namespace Footfall.Server.Audit;

/// <summary>Writes down when an account or token asked for what it may not have (OWASP ASVS 16.3.2).</summary>
internal sealed class AuditDenials(RequestDelegate next, AuditLog log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status403Forbidden && context.Features.Get<Caller>() is { } caller)
        {
            var entry = new AuditEntry("deny:request")
            {
                Caller = caller,
                ObjId = context.Request.Path.Value is { Length: <= 200 } path ? $"{context.Request.Method} {path}" : context.Request.Method,
                RequestId = context.TraceIdentifier,
                Payload = new() { ["address"] = context.Connection.RemoteIpAddress?.ToString() },
            };

            // By route and not by address, of which there are as many as somebody likes to try; of a token that is public, once for all.
            var what = caller.Kind == CallerKind.BrowserToken ? "" : $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}";
            await log.NoteOnceAsync($"deny {caller.Owner} {what}", entry);
        }
    }
}
