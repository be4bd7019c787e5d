using System.Text;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Hosting.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace Footfall.Server.Tests.Accounts;

/// <summary>The table of who may use which route, made from the routes themselves.</summary>
internal static class PermissionReference
{
    private const string Head =
        """
        # Who may do what

        Made from the program's routes; a test compares, and another walks every route with every role.

        | who | sees | changes |
        | --- | --- | --- |
        | administrator | everything | everything |
        | analyst | everything | its own password, tokens and sessions |
        | manager | all rows of its orgs; `GET /api/events` without an org: the rows of the user it is linked to | its own password, tokens and sessions |
        | member | the rows of the user it is linked to; linked to none: nothing | its own password, tokens and sessions |
        | `ingest` token | nothing; sends events, of the scopes it names | nothing |
        | `browser` token | nothing; sends canonical events from the pages it names, without saying who, and nothing that only servers know | nothing |
        | `personal` token | what its account may, narrowed to the rights it names: `read`, `send`, `administrate` | the same |
        | `sql` token | in SQL what its account may | nothing |

        Below, *rows* stands for the rows above; **x** for yes, a blank for a refusal (403), which is written into the audit. Without credentials the answer
        is 401, except where *nobody* has an x. The last column is what is written into the audit: events of the org `footfall`.

        | route | nobody | ingest | browser | member | manager | analyst | administrator | audit |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- |

        """;

    // In the order of the columns.
    private static readonly Caller[] Callers =
    [
        Of(CallerKind.IngestToken),
        Of(CallerKind.BrowserToken),
        Of(CallerKind.Account) with { Role = Role.Member, UserId = "u" },
        Of(CallerKind.Account) with { Role = Role.Manager, Orgs = ["o"] },
        Of(CallerKind.Account) with { Role = Role.Analyst },
        Of(CallerKind.Account) with { Role = Role.Administrator },
    ];

    internal static string Text(EndpointDataSource endpoints)
    {
        var text = new StringBuilder(Head);
        var lines = endpoints.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Route: $"/{e.RoutePattern.RawText!.Trim('/')}", Method: m, Endpoint: e)))
            .OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal);
        foreach (var (route, method, endpoint) in lines)
        {
            var cells = Cells(endpoint);
            text.Append($"| `{method} {route}` | {string.Join(" | ", cells)} | {Audit(endpoint)} |\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Cells(RouteEndpoint endpoint)
    {
        var metadata = endpoint.Metadata;
        if (RouteContract.IsOpen(metadata))
        {
            return Enumerable.Repeat("x", Callers.Length + 1);
        }

        if (metadata.GetMetadata<IntakeRoute>() is { } intake)
        {
            var contract = IntakeContract.All[intake.Protocol];
            return ["", "x", intake.Protocol == "canonical" ? "x" : "", .. Enumerable.Repeat(contract.TakesSession ? "x" : "", 4)];
        }

        // CVAT's export refuses strangers in its own words; what it holds goes by the same rows.
        var policy = metadata.GetMetadata<RefusesStrangers>() is not null
            ? Policies.Read
            : metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p is not null) ?? Policies.Read;
        return ["", .. Callers.Select(c => !Policies.Allows(policy, c) ? "" : policy is Policies.Read or Policies.Count && !c.SeesEverything ? "rows" : "x")];
    }

    private static string Audit(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<AuditedRoute>() is { } audited ? $"`{audited.Scope}`" : "";

    private static Caller Of(CallerKind kind) => new() { Owner = "account:x", Name = "x", Kind = kind };
}
