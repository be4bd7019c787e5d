using System.Text;

namespace Footfall.Server.Features.ClickHouse;

/// <summary>
/// Clients of ClickHouse say who they are in <c>X-ClickHouse-User</c> and <c>X-ClickHouse-Key</c>, or as <c>user</c> and <c>password</c> in the address. On its
/// routes these are taken as HTTP Basic, with a token in the place of the password or of both. The address keeps neither: addresses are written down.
/// </summary>
internal sealed class ClickHouseCredentials(RequestDelegate next)
{
    private const string UserParameter = "user";
    private const string PasswordParameter = "password";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/clickhouse"))
        {
            Take(context.Request);
        }

        return next(context);
    }

    private static void Take(HttpRequest request)
    {
        var headers = request.Headers;
        var (user, key) = (headers["X-ClickHouse-User"].ToString(), headers["X-ClickHouse-Key"].ToString());
        if (request.Query.ContainsKey(PasswordParameter) || request.Query.ContainsKey(UserParameter))
        {
            (user, key) = key.Length > 0 ? (user, key) : (request.Query[UserParameter].ToString(), request.Query[PasswordParameter].ToString());
            request.QueryString = QueryString.Create(request.Query.Where(q => q.Key is not (UserParameter or PasswordParameter)));
        }

        if (headers.Authorization.Count == 0 && key.Length > 0)
        {
            headers.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key}"))}";
        }
    }
}
