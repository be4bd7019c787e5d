using Footfall.Ingestion.Writing;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Which organization a request is about: query <c>org</c> (slug), query <c>org_id</c>, or header <c>X-Organization</c>
/// (slug). An empty slug means none. Source: <c>specs/cvat.md</c> 1.7.
/// </summary>
public static class CvatOrgContext
{
    private const string Header = "X-Organization";

    /// <summary>Reads it; a contradiction or an unknown organization comes back as the answer to give.</summary>
    public static CvatOrg? Read(HttpRequest request, NameBook names, out IResult? refusal)
    {
        refusal = null;
        var id = request.Query["org_id"].FirstOrDefault();
        var slug = request.Query["org"].FirstOrDefault();
        var header = request.Headers[Header].FirstOrDefault();
        if (id is not null && (slug is not null || header is not null))
        {
            refusal = CvatReplies.Refuse("You cannot specify \"org_id\" query parameter with \"org\" query parameter or \"X-Organization\" HTTP header at the same time");
            return null;
        }

        if (slug is not null && header is not null && slug != header)
        {
            refusal = CvatReplies.Refuse("You cannot specify \"org\" query parameter and \"X-Organization\" HTTP header with different values");
            return null;
        }

        var named = id ?? slug ?? header;
        if (string.IsNullOrEmpty(named))
        {
            return new CvatOrg(null, null);
        }

        if (names.FindOrg(named) is { } org)
        {
            return new CvatOrg(org.Id, org.Slug);
        }

        refusal = CvatReplies.Detail(StatusCodes.Status404NotFound, $"{named} organization does not exist.");
        return null;
    }
}
