using System.Text.Json.Nodes;
using Footfall.Model;

namespace Footfall.Server.Audit;

/// <summary>
/// Stands around an endpoint: once it is known how the request ends, and before the first byte of the answer, it is written
/// down. What failed is not, except where somebody tried to sign in.
/// </summary>
internal sealed class AuditFilter(string scope) : IEndpointFilter
{
    private const string View = "view:";
    private const int LongestQuery = 2_000;

    // What turns pages of one look.
    private static readonly string[] Paging = ["after", "limit"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var result = await next(context);
        var status = (result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK;
        if (status < StatusCodes.Status400BadRequest || (status == StatusCodes.Status401Unauthorized && scope == AuditScopes.SignIn))
        {
            await NoteAsync(http, status);
        }

        return result;
    }

    private async Task NoteAsync(HttpContext http, int status)
    {
        var log = http.RequestServices.GetRequiredService<AuditLog>();
        if (scope != AuditScopes.SignIn && http.Features.Get<Caller>() is null && http.Features.Get<AuditDetails>()?.Caller is null)
        {
            // Nobody changed nothing; who has no credentials must not be able to make the audit grow.
            return;
        }

        var details = http.Features.Get<AuditDetails>() ?? new AuditDetails();
        var caller = details.Caller ?? http.Features.Get<Caller>();
        var payload = (JsonObject)details.Payload.DeepClone();
        payload["path"] = http.Request.Path.Value;
        payload["status"] = status;
        payload["address"] = http.Connection.RemoteIpAddress?.ToString();
        if (caller?.Token.Id is > 0 and var token)
        {
            payload["token"] = token;
        }

        var entry = new AuditEntry(scope)
        {
            Caller = caller,
            ObjId = details.ObjId ?? http.Request.RouteValues.Values.OfType<string>().FirstOrDefault(),
            ObjVal = details.ObjVal,
            RequestId = http.TraceIdentifier,
            Payload = payload,
        };

        // 'footfall tail' looks whenever something was stored, which a record of each look would be: it would never be at rest.
        var isView = scope.StartsWith(View, StringComparison.Ordinal);
        var looks = isView || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (!looks && status < StatusCodes.Status400BadRequest)
        {
            await log.NoteAsync(entry);
            return;
        }

        var query = QueryString.Create(http.Request.Query.Where(q => !Paging.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal)).Value ?? "";
        payload["query"] = query.Length <= LongestQuery ? query : query[..LongestQuery];
        var isFile = isView && http.Request.Query["format"].FirstOrDefault() is { Length: > 0 } format && format is not ("json" or "sql");
        var look = isFile ? entry with { Scope = $"export:{scope[View.Length..]}" } : entry;
        await log.NoteOnceAsync($"{look.Scope} {caller?.Owner} {payload["address"]} {http.Request.Path} {query} {details.ObjVal} {status}", look);
    }
}
