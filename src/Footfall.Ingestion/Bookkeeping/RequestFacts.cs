using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>What a request says besides its body, as far as a format reads it. No credentials.</summary>
/// <param name="Path">Path.</param>
/// <param name="Query">Query with its question mark; empty for none.</param>
/// <param name="ContentType">Header <c>Content-Type</c>; null for none.</param>
/// <param name="Organization">CVAT's header <c>X-Organization</c>; null for none.</param>
public sealed record RequestFacts(string Path = "", string Query = "", string? ContentType = null, string? Organization = null)
{
    private const string OrganizationHeader = "X-Organization";

    internal static RequestFacts Of(HttpRequest request) => new(
        request.Path.Value ?? "",
        request.QueryString.Value ?? "",
        request.ContentType,
        request.Headers[OrganizationHeader].FirstOrDefault());

    /// <summary>Says the same with another request.</summary>
    public void WriteTo(HttpRequest request)
    {
        request.Method = HttpMethods.Post;
        request.Path = Path;
        request.QueryString = new QueryString(Query);
        request.ContentType = ContentType;
        if (Organization is not null)
        {
            request.Headers[OrganizationHeader] = Organization;
        }
    }
}
