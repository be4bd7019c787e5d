using System.Globalization;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Pipeline;

/// <summary>A request without a caller: how it is refused, to be said in the words of its protocol.</summary>
/// <param name="Status">401; 403 where its token may not do this; 429 where its credentials were not even looked at.</param>
/// <param name="Message">Why, and what to do.</param>
/// <param name="Summary">The same in a few words that do not change; null where no credentials came.</param>
public sealed record Stranger(int Status, string Message, string? Summary)
{
    /// <summary>Finds out why nobody is known, and sets the headers that go with it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="scheme">Value of the header <c>WWW-Authenticate</c>.</param>
    /// <param name="howTo">What to do, where no credentials came.</param>
    public static Stranger Of(HttpContext context, string scheme, string howTo)
    {
        var headers = context.Response.Headers;
        var refused = context.Features.Get<RefusedCaller>();
        if (refused?.RetryAfter is { } wait)
        {
            headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return new Stranger(StatusCodes.Status429TooManyRequests, refused.Message, refused.Summary);
        }

        if (refused is { IsForbidden: true })
        {
            return new Stranger(StatusCodes.Status403Forbidden, refused.Message, refused.Summary);
        }

        headers.WWWAuthenticate = scheme;
        return new Stranger(StatusCodes.Status401Unauthorized, refused?.Message ?? howTo, refused?.Summary);
    }
}
