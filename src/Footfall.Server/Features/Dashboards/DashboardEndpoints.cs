using Footfall.Analytics.Asking;
using Footfall.Analytics.Sql;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Sql;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Dashboards;

/// <summary><c>/api/v1/dashboards</c>: the dashboards there are, their texts and versions, and what their panels answer.</summary>
internal static class DashboardEndpoints
{
    private const string YamlType = "application/yaml; charset=utf-8";
    private const string Variable = "var-";

    internal static void MapDashboards(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/dashboards").WithTags("Dashboards");
        group.MapGet("", ListAsync).WithSummary("The dashboards there are").Produces<IReadOnlyList<DashboardEntry>>();
        group.MapGet("/schema", () => Results.Text(DashboardShelf.Schema, "application/schema+json")).WithSummary("The JSON schema of a dashboard's file").Produces<string>(200, "application/schema+json");
        group.MapGet("/{key}", FindAsync).WithSummary("A dashboard").Produces<DashboardAnswer>().ProducesProblem(404);
        group.MapGet("/{key}/file", FileAsync).WithSummary("A dashboard as the file it is").Produces<string>(200, "application/yaml").ProducesProblem(404);
        group.MapPut("/{key}", SaveAsync).RequireAuthorization(Policies.Administrate).Audited("update:dashboard").WithSummary("Save a dashboard").Produces<DashboardAnswer>().ProducesProblem(409);
        group.MapGet("/{key}/versions", VersionsAsync).WithSummary("Texts of a dashboard that were kept").Produces<IReadOnlyList<DashboardVersion>>().ProducesProblem(404);
        group.MapGet("/{key}/versions/{name}", VersionAsync).WithSummary("A text that was kept").Produces<string>(200, "application/yaml").ProducesProblem(404);
        group.MapGet("/{key}/variables/{name}", ChoicesAsync).RequireAuthorization(Policies.Sql).WithSummary("The choices of a variable").Produces<IReadOnlyList<string>>().ProducesProblem(404);
        group.MapGet("/{key}/panels/{id}", PanelAsync).RequireAuthorization(Policies.Sql).Audited("view:dashboard").WithSummary("The rows of a panel, as ClickHouse's JSON; format=json|csv|parquet|arrow").Produces<System.Text.Json.JsonElement>().ProducesProblem(404);
        group.MapPut("/{key}/panels/{id}", SavePanelAsync).RequireAuthorization(Policies.Administrate).Audited("update:dashboard").WithSummary("Save the SQL of a panel").Produces<DashboardAnswer>().ProducesProblem(404).ProducesProblem(409);
        group.MapPost("/{key}/trial", TrialAsync).RequireAuthorization(Policies.Sql).Audited("query:sql").WithSummary("Run the SQL of a panel that is being edited").Produces<System.Text.Json.JsonElement>().ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(DashboardShelf shelf, CancellationToken stop) => Results.Ok((await shelf.AllAsync(stop)).Select(DashboardEntry.Of).Concat(shelf.Ignored().Select(DashboardEntry.Ignored)).ToList());

    private static Task<IResult> FindAsync(string key, DashboardShelf shelf, CancellationToken stop) => WithAsync(key, shelf.FindAsync(key, stop), d => Task.FromResult(Results.Ok(AnswerOf(d))));

    private static Task<IResult> FileAsync(string key, DashboardShelf shelf, CancellationToken stop) =>
        WithAsync(key, shelf.FindAsync(key, stop), d => Task.FromResult(Results.File(System.Text.Encoding.UTF8.GetBytes(d.Text), YamlType, $"{d.Key}.yaml")));

    private static Task<IResult> SavePanelAsync(string key, string id, [FromBody] PanelText body, DashboardShelf shelf, CancellationToken stop) =>
        WithAsync(key, shelf.FindAsync(key, stop), d =>
            d.Problem.Length > 0 ? Task.FromResult(Conflict($"The file is wrong as it is now, and would be overwritten by what was right before. Mend it first. {d.Problem}"))
            : DashboardEdit.WithSql(d.Text, id, body.Sql ?? "") is { } text ? SaveAsync(key, new DashboardText(text, body.Version), shelf, stop)
            : Task.FromResult(NotFound($"{key} has no panel {id} with rows.")));

    private static async Task<IResult> SaveAsync(string key, [FromBody] DashboardText body, DashboardShelf shelf, CancellationToken stop)
    {
        var mistakes = new Mistakes();
        if (!DashboardShelf.IsKey(key))
        {
            mistakes.Add("key", $"must be of a-z, 0-9 and -, at most 80 characters, but is '{key}'.");
        }

        if (DashboardReader.Read(body.Text ?? "", out var mistake) is null)
        {
            mistakes.Add("text", mistake);
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return await shelf.SaveAsync(key, body.Text!, body.Version, stop)
            ? Results.Ok(AnswerOf((await shelf.FindAsync(key, stop))!))
            : Conflict(string.IsNullOrEmpty(body.Version)
                ? $"There is a dashboard {key} already. A new one needs another name."
                : "The dashboard was changed meanwhile, in its file or by somebody else. Load it again, or compare with its newest version.");
    }

    private static Task<IResult> VersionsAsync(string key, DashboardShelf shelf, CancellationToken stop) =>
        WithAsync(key, shelf.FindAsync(key, stop), d => Task.FromResult(Results.Ok(shelf.Versions(d.Key).Select(v => new DashboardVersion(v, DashboardShelf.TimeOf(v))).ToList())));

    private static Task<IResult> VersionAsync(string key, string name, DashboardShelf shelf, CancellationToken stop) =>
        WithAsync(key, shelf.FindAsync(key, stop), async d => await shelf.VersionAsync(d.Key, name, stop) is { } text ? Results.Text(text, YamlType) : NotFound($"{key} has no version {name}."));

    private static Task<IResult> ChoicesAsync(HttpContext context, string key, string name, DashboardShelf shelf, DashboardRunner runner, AskReader reader) =>
        WithAsync(key, shelf.FindAsync(key, context.RequestAborted), d => d.File.Variables.Find(v => v.Name == name) is { } variable
            ? SeenAsync(context, d, reader, async view => Results.Ok(await runner.ChoicesAsync(d.File, variable, view, context.RequestAborted)))
            : Task.FromResult(NotFound($"{key} has no variable {name}.")));

    private static Task<IResult> PanelAsync(HttpContext context, string key, string id, string? format, DashboardShelf shelf, DashboardRunner runner, DashboardMetrics metrics, AskReader reader) =>
        WithAsync(key, shelf.FindAsync(key, context.RequestAborted), d => d.File.Panels().FirstOrDefault(p => p.Id == id) switch
        {
            { Metric.Length: > 0 } panel => metrics.AnswerAsync(context, d, panel),
            { Sql: { } sql } => SeenAsync(context, d, reader, view => RowsAsync(context, d, sql, format, view, runner)),
            _ => Task.FromResult(NotFound($"{key} has no panel {id} with rows.")),
        });

    private static Task<IResult> TrialAsync(HttpContext context, string key, [FromBody] PanelTrial trial, DashboardShelf shelf, DashboardRunner runner, AskReader reader) =>
        WithAsync(key, shelf.FindAsync(key, context.RequestAborted), d => SeenAsync(context, d, reader, view => RowsAsync(context, d, trial.Sql ?? "", null, view, runner)));

    private static async Task<IResult> RowsAsync(HttpContext context, Dashboard dashboard, string sql, string? format, DashboardView view, DashboardRunner runner)
    {
        var mistakes = new Mistakes();
        var chosen = mistakes.Choice("format", format, [.. SqlFormats.OfApi.Keys]);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var engineFormat = SqlFormats.OfApi[chosen];
        var result = await runner.RunAsync(dashboard.File, sql, view, engineFormat, context.RequestAborted);
        context.Response.Headers["X-ClickHouse-Summary"] = SqlEndpoints.SummaryOf(result);
        return Results.Bytes(result.Body, SqlFormats.All[engineFormat], chosen == "json" ? null : $"{dashboard.Key}.{chosen}");
    }

    private static async Task<IResult> SeenAsync(HttpContext context, Dashboard dashboard, AskReader reader, Func<DashboardView, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        var query = context.Request.Query;
        var calendar = new Calendar(AskReader.ReadZone(query["tz"], mistakes));
        var asked = new EventQuery { Period = query["period"].FirstOrDefault() ?? dashboard.File.Period, From = query["from"].FirstOrDefault(), To = query["to"].FirstOrDefault() };
        var period = await reader.ReadPeriodAsync(asked, calendar, Rights.Of(context), mistakes, context.RequestAborted);
        var chosen = query.Where(q => q.Key.StartsWith(Variable, StringComparison.Ordinal)).ToDictionary(q => q.Key[Variable.Length..], q => (IReadOnlyList<string>)[.. q.Value.Select(v => v ?? "")]);
        foreach (var other in chosen.Keys.Where(c => dashboard.File.Variables.All(v => v.Name != c)))
        {
            mistakes.Add(Variable + other, "is no variable of this dashboard.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        try
        {
            return await answer(new DashboardView(period.Range, chosen, Rights.Of(context)));
        }
        catch (SqlException e)
        {
            return SqlEndpoints.Problem(e);
        }
    }

    private static async Task<IResult> WithAsync(string key, Task<Dashboard?> found, Func<Dashboard, Task<IResult>> answer) =>
        await found is { } dashboard ? await answer(dashboard) : NotFound($"There is no dashboard {key}.");

    private static IResult Conflict(string detail) => Results.Problem(statusCode: StatusCodes.Status409Conflict, detail: detail);

    private static IResult NotFound(string detail) => Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: detail);

    private static DashboardAnswer AnswerOf(Dashboard d) => new(d.Key, d.Origin, d.Version, d.Problem, d.FileText, d.File);
}
