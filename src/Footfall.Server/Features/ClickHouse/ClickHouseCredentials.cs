using System.Text;

namespace Footfall.Server.Features.ClickHouse;

/// <summary>
/// Clients of ClickHouse say who they are in <c>X-ClickHouse-User</c> and <c>X-ClickHouse-Key</c>. On its routes these are taken as HTTP Basic, with a
/// token in the place of the password or of both.
/// </summary>
internal sealed class ClickHouseCredentials(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (user, key) = (headers["X-ClickHouse-User"].ToString(), headers["X-ClickHouse-Key"].ToString());
        if (context.Request.Path.StartsWithSegments("/clickhouse") && headers.Authorization.Count == 0 && key.Length > 0)
        {
            headers.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key}"))}";
        }

        return next(context);
    }
}
