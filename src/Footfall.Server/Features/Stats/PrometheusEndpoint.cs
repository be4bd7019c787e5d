using System.Globalization;
using System.Text;
using Footfall.Analytics.Stats;
using Footfall.Server.Accounts;
using Footfall.Server.Features.Activity;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Stats;

/// <summary><c>GET /metrics</c>: what there is now, as Prometheus reads it.</summary>
internal static class PrometheusEndpoint
{
    private const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    private static readonly (string Kind, string Name, string Help)[] Families =
    [
        ("user", "footfall_users", "Users who belong to an org now; a user of several orgs counts in each."),
        ("team", "footfall_teams", "Teams that exist now, each its own org."),
        ("workspace", "footfall_workspaces", "Workspaces that exist now."),
        ("project", "footfall_projects", "Projects that exist now."),
        ("link", "footfall_links", "Share links that exist now."),
        ("agent", "footfall_agents", "Agents that exist now."),
        ("job", "footfall_jobs", "Labeling jobs that exist now."),
        ("model", "footfall_models", "Models that exist now."),
        ("notebook", "footfall_notebooks", "Python notebooks that exist now."),
        ("container_running", "footfall_containers_running", "Containers that run now."),
    ];

    internal static void MapPrometheus(this IEndpointRouteBuilder app) => app
        .MapGet("/metrics", AnswerAsync).RequireAuthorization(Policies.Count).Produces<string>(200, "text/plain").WithTags("Server stats")
        .WithSummary("What there is now by org, as Prometheus reads it. Things of no org have an empty one");

    private static async Task<IResult> AnswerAsync(HttpContext context, StatsQuestions questions, ActivityOrgs orgs)
    {
        var allowed = orgs.NamesOf(null, Rights.Of(context));
        var totals = await questions.CurrentAsync(context.RequestAborted);
        var byKind = totals.Where(t => allowed is null || allowed.Contains(t.Org) || allowed.Contains(t.Slug)).ToLookup(t => t.Kind);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# HELP footfall_info The server.\n# TYPE footfall_info gauge\nfootfall_info{{version=\"{Escape(Product.Version)}\"}} 1\n");
        if (allowed is null)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP footfall_users_all Users who exist now, on the whole server.\n# TYPE footfall_users_all gauge\nfootfall_users_all {byKind["all_users"].Sum(t => t.Count)}\n");
        }

        foreach (var (kind, name, help) in Families)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
            foreach (var org in byKind[kind].GroupBy(t => NameOf(t, orgs)).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{{org=\"{Escape(org.Key)}\"}} {org.Sum(t => t.Count)}\n");
            }
        }

        return Results.Text(text.ToString(), MediaType);
    }

    /// <summary>The short name of an org, whichever of its names an event had.</summary>
    private static string NameOf(CurrentTotal total, ActivityOrgs orgs) => total.Slug.Length > 0 ? total.Slug : orgs.ShortNameOf(total.Org);

    private static string Escape(string label) =>
        label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
