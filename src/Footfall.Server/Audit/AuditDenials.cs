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
            await log.NoteOnceAsync($"deny {caller.Owner} {entry.ObjId}", entry);
        }
    }
}
