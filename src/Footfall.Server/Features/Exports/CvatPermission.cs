using Footfall.Analytics.Asking;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Model;
using Footfall.Server.Accounts;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// What a caller may export, as CVAT has it: without an org one's own rows, with one the org's for its managers and one's own
/// of it for its members; administrators and analysts have no bounds. Source: <c>specs/cvat.md</c> 3.4, semantics 10.1.
/// </summary>
internal static class CvatPermission
{
    private const string Refused = "You do not have permission to perform this action.";

    /// <summary>The rows that the export may hold; null with the answer that refuses.</summary>
    internal static Access? Of(Caller caller, CvatOrg org, string? userId, out IResult? refusal)
    {
        refusal = null;
        if (caller.Kind == CallerKind.SqlToken || !caller.Has(TokenRules.Read))
        {
            refusal = CvatReplies.Detail(StatusCodes.Status403Forbidden, Refused);
            return null;
        }

        if (caller.SeesEverything)
        {
            return Access.All;
        }

        string[] orgs = [.. new[] { org.Id, org.Slug }.OfType<string>()];
        var inOrg = orgs.Length > 0;
        if (Rights.Of(caller) is null || (inOrg && !caller.Orgs.Any(orgs.Contains)))
        {
            refusal = CvatReplies.Detail(StatusCodes.Status403Forbidden, Refused);
            return null;
        }

        if (inOrg && caller.Role == Role.Manager)
        {
            return new Access { Orgs = orgs };
        }

        if (caller.UserId is null)
        {
            refusal = CvatReplies.Detail(StatusCodes.Status403Forbidden, Refused);
            return null;
        }

        if (userId is not null && userId != caller.UserId)
        {
            refusal = CvatReplies.Detail(StatusCodes.Status403Forbidden, $"You don't have permission to view events with user_id={userId}");
            return null;
        }

        return new Access { UserId = caller.UserId, Orgs = inOrg ? orgs : null };
    }
}
