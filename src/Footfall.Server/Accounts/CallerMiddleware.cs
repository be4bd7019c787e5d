namespace Footfall.Server.Accounts;

/// <summary>Hands the caller of a request on to endpoints that know nothing of claims.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (Callers.Read(context.User) is { } caller)
        {
            context.Features.Set(caller);
        }

        return next(context);
    }
}
