using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Formats.Snapshot;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Server.Accounts;
using Footfall.Server.Audit;
using Footfall.Server.Features.Accounts;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Captures;
using Footfall.Server.Features.Sql;
using Footfall.Server.Features.Stats;
using Footfall.Server.Features.Audit;
using Footfall.Server.Features.ClickHouse;
using Footfall.Server.Features.Coder;
using Footfall.Server.Features.Connectors;
using Footfall.Server.Features.Dashboards;
using Footfall.Server.Features.Entities;
using Footfall.Server.Features.Events;
using Footfall.Server.Features.Exports;
using Footfall.Server.Features.Filters;
using Footfall.Server.Features.Health;
using Footfall.Server.Features.Intake;
using Footfall.Server.Features.Kit;
using Footfall.Server.Features.Kodosumi;
using Footfall.Server.Features.Labeling;
using Footfall.Server.Features.Machine;
using Footfall.Server.Features.Monitoring;
using Footfall.Server.Features.Orgs;
using Footfall.Server.Features.Privacy;
using Footfall.Server.Features.Problems;
using Footfall.Server.Features.Retention;
using Footfall.Server.Features.Runs;
using Footfall.Server.Features.Session;
using Footfall.Server.Features.Sessions;
using Footfall.Server.Features.Tokens;
using Footfall.Server.Features.Usage;
using Footfall.Server.Features.WorkingTime;
using Footfall.Server.Hosting.Contracts;

namespace Footfall.Server.Hosting;

/// <summary>The way of a request, in order.</summary>
internal static class ServerPipeline
{
    internal static void Use(WebApplication app, ServerSettings settings)
    {
        ProxyList.Use(app, settings);
        app.UseMiddleware<RequestIds>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseCors();
        app.UseMiddleware<ClickHouseCredentials>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<AuditDenials>();
        app.UseMiddleware<QuestionLimits>();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthorization();
        var routes = app.MapGroup("");
        ((IEndpointConventionBuilder)routes).Finally(RouteContract.Describe);
        MapIntake(routes);
        MapApi(routes);
        UnknownRoutes.Map(app);
        WebPages.Map(app);
    }

    private static void MapIntake(RouteGroupBuilder app)
    {
        // Each format answers in its own words, the refusal of strangers too.
        app.MapPost("/api/events", (HttpContext context, CvatEndpoint endpoint) => endpoint.PostAsync(context))
            .TakesEvents("cvat").AllowAnonymous().WithTags("CVAT").WithSummary("Take in a batch of events, as CVAT does");
        app.MapPost("/api/v1/events", (HttpContext context, CanonicalEndpoint endpoint) => endpoint.PostAsync(context))
            .TakesEvents("canonical").RequireCors(IntakeCors.Policy).AllowAnonymous().WithTags("Events").WithSummary("Take in canonical events: an array, one object, or newline-delimited objects");
        app.MapMethods("/api/v1/events", ["HEAD"], () => Results.Ok()).RequireAuthorization(Policies.Send)
            .WithTags("Events").WithSummary("Whether these credentials may send events").Produces(200);
        MapCoder(app);
        app.MapPut("/api/v1/entities/{kind}", (HttpContext context, SnapshotEndpoint endpoint) => endpoint.PutEntitiesAsync(context))
            .TakesEvents(SnapshotEndpoint.Entities).AllowAnonymous().WithTags("Entities").WithSummary("Take in what a platform has of a kind: users, teams, projects, ...");
        app.MapPut("/api/v1/memberships", (HttpContext context, SnapshotEndpoint endpoint) => endpoint.PutMembershipsAsync(context))
            .TakesEvents(SnapshotEndpoint.Memberships).AllowAnonymous().WithTags("Entities").WithSummary("Take in who belongs to teams, organizations and groups");
        app.MapPost("/v1/logs", (HttpContext context, OtlpEndpoint endpoint) => endpoint.PostAsync(context))
            .TakesEvents("otlp").AllowAnonymous().WithTags("OTLP").WithSummary("Take in OpenTelemetry log records: OTLP/HTTP, protobuf or JSON");
        app.MapPost("/intake/vector", (HttpContext context, VectorEndpoint endpoint) => endpoint.PostAsync(context))
            .TakesEvents("vector").AllowAnonymous().WithTags("Vector").WithSummary("Take in what Vector's http sink and CVAT's server send: an array, or newline-delimited objects");
        app.MapMethods("/intake/vector", ["HEAD"], () => Results.Ok()).RequireAuthorization(Policies.Send)
            .WithTags("Vector").WithSummary("Vector's health check: whether this token may send events").Produces(200);
        app.MapCvatExport();
    }

    private static void MapCoder(RouteGroupBuilder app)
    {
        app.MapPost("/api/private/metrics/usage/push", (HttpContext context, CoderEndpoint endpoint) => endpoint.PushAsync(context))
            .TakesEvents("coder").AllowAnonymous().WithTags("Coder").WithSummary("Take in activity samples, as Coder's command line pushes them: one, or an array")
            .Produces<CoderReply>();
        app.MapPost("/api/v2/workspaceproxies/me/app-stats", (HttpContext context, CoderEndpoint endpoint) => endpoint.ReportAsync(context))
            .TakesEvents("coder", record => $$"""{"stats":[{{record}}]}""").AllowAnonymous().WithTags("Coder").WithSummary("Take in sessions of apps, as Coder's collector reports them")
            .Produces(204);
        app.MapCoderActivity();
        app.MapInsights();
    }

    private static void MapApi(RouteGroupBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapSession();
        api.MapSessions();
        api.MapAccounts();
        api.MapTokens();
        api.MapCaptures();
        api.MapRetention();
        api.MapAudit();
        api.MapOrgs();
        app.MapCvatLogin();
        api.MapPrivacy();
        api.MapFilters();
        api.MapEventQuestions();
        api.MapLive();
        api.MapOverview();
        api.MapUsage();
        api.MapCalls();
        api.MapDurations();
        api.MapClicks();
        api.MapPatterns();
        api.MapGraph();
        app.MapUsageRedirects();
        api.MapActivity();
        api.MapActivityUsers();
        api.MapStats();
        api.MapEntities();
        api.MapLabeling();
        api.MapRuns();
        api.MapProblems();
        api.MapMonitoring();
        api.MapSql();
        api.MapDashboards();
        app.MapClickHouse();
        app.MapKodosumi();
        app.MapKodosumiLogin();
        api.MapWorkingTime();
        api.MapWorkRecompute();
        api.MapIntakeState();
        api.MapRejections();
        api.MapConnectors();
        app.MapRunFiles();
        app.MapKit();
        api.MapMachine();
        api.MapAbout();
        app.MapPrometheus();
        app.MapHealth();
        app.MapOpenApi("/openapi.json").RequireAuthorization(Policies.Read);
    }
}
