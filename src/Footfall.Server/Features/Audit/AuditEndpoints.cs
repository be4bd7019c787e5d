using System.ComponentModel;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Audit;

/// <summary><c>/api/v1/audit/verify</c>. The audit itself is events of the org <c>footfall</c>: <c>/api/v1/events?org=footfall</c>.</summary>
internal static class AuditEndpoints
{
    internal static void MapAudit(this IEndpointRouteBuilder api) => api
        .MapGet("/audit/verify", VerifyAsync)
        .RequireAuthorization(Policies.Administrate)
        .WithTags("Audit")
        .Produces<AuditReport>()
        .WithSummary("Check that nobody changed the audit: its chain of hashes, and the events that show it");

    private static async Task<IResult> VerifyAsync(
        AuditVerifier verifier,
        [FromQuery(Name = "head"), Description("Hash of a record that the chain must still hold, from an earlier check.")] string? head,
        CancellationToken cancellationToken) => Results.Ok(await verifier.VerifyAsync(string.IsNullOrEmpty(head) ? null : head, cancellationToken));
}
