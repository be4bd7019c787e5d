using System.Globalization;
using System.Text.Json.Nodes;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Stats;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Server.Features.Dashboards;

/// <summary>Panels that show a metric of the server's statistics in the place of a question: the same number as there, with the same rights.</summary>
internal sealed class DashboardMetrics(StatsReader stats, AskReader reader, ActivityOrgs orgs, TimeProvider time)
{
    private static readonly string[] Formats = ["json", "csv"];
    private static readonly string[] OverTime = ["line", "area", "scatter", "bars", "heat-map"];

    /// <summary>The rows of a panel with a metric, in the form that panels with SQL have.</summary>
    internal async Task<IResult> AnswerAsync(HttpContext context, Dashboard dashboard, PanelFile panel)
    {
        if (context.Features.Get<Caller>() is not { } caller || !Policies.Allows(Policies.Count, caller))
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, detail: "A metric counts over everybody, and your account sees its own events alone.");
        }

        var mistakes = new Mistakes();
        var ask = await AskAsync(context, dashboard, mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var metric = (await stats.CategoriesAsync(ask, context.RequestAborted)).SelectMany(c => c.Metrics).FirstOrDefault(m => $"{m.Category}/{m.Key}" == panel.Metric);
        if (metric is null)
        {
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, detail: $"There is no metric {panel.Metric}, or none that you may see; /api/v1/stats lists all.");
        }

        var entry = (await stats.EntriesAsync(WithTrend(ask, panel, metric), [metric], context.RequestAborted))[metric];
        return ask.Ask.Format == "csv" ? Answer.Download($"{dashboard.Key}-{panel.Id}", Csv.Of(Rows(entry), StoreRows.Json.PropertyNamingPolicy!)) : Results.Ok(Json(entry, Rows(entry)));
    }

    private async Task<StatsQuestion> AskAsync(HttpContext context, Dashboard dashboard, Mistakes mistakes)
    {
        var asked = context.Request.Query;
        var calendar = new Calendar(AskReader.ReadZone(asked["tz"], mistakes));
        var query = new EventQuery { Period = asked["period"].FirstOrDefault() ?? dashboard.File.Period, From = asked["from"].FirstOrDefault(), To = asked["to"].FirstOrDefault() };
        var access = Rights.Of(context);
        var period = await reader.ReadPeriodAsync(query, calendar, access, mistakes, context.RequestAborted);
        var ask = new Ask
        {
            Filter = new EventFilter { Access = access, Range = period.Range, Zone = calendar.Zone.Id },
            Period = period,
            Calendar = calendar,
            Format = mistakes.Choice("format", asked["format"].FirstOrDefault(), Formats),
            Compare = false,
        };
        return new StatsQuestion(ask, orgs.NamesOf(ask.Filter["org"], access), null, Compares: false, time.GetUtcNow());
    }

    private static StatsQuestion WithTrend(StatsQuestion ask, PanelFile panel, StatsMetric metric)
    {
        if (metric.IsBreakdown || metric.Scope == StatsScope.Now || !OverTime.Contains(panel.Kind))
        {
            return ask;
        }

        var unit = Calendar.UnitFor(ask.Range);
        return ask with { Ask = ask.Ask with { Unit = unit }, Intervals = ask.Ask.Calendar.Buckets(ask.Range, unit) };
    }

    private static List<MetricRow> Rows(StatsEntry entry) => entry switch
    {
        { Trend: { } trend } => [.. trend.Select(p => new MetricRow(p.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), p.Value))],
        { Value: IReadOnlyList<StatsPart> parts } => [.. parts.Select(p => new MetricRow(p.Key, p.Value))],
        _ => [new MetricRow("", (double?)entry.Value)],
    };

    private static JsonObject Json(StatsEntry entry, List<MetricRow> rows)
    {
        var name = entry.Trend is not null ? "time" : "key";
        var columns = new List<(string Name, string Type)> { (entry.Title, "Nullable(Float64)") };
        if (entry.Trend is not null || entry.IsBreakdown)
        {
            columns.Insert(0, (name, entry.Trend is not null ? "DateTime64(3, 'UTC')" : "String"));
        }

        return new JsonObject
        {
            ["meta"] = new JsonArray([.. columns.Select(c => new JsonObject { ["name"] = c.Name, ["type"] = c.Type })]),
            ["data"] = new JsonArray([.. rows.Select(r => columns.Count == 1 ? new JsonObject { [entry.Title] = r.Value } : new JsonObject { [name] = r.Of, [entry.Title] = r.Value })]),
            ["rows"] = rows.Count,
            ["statistics"] = new JsonObject { ["elapsed"] = 0, ["rows_read"] = 0, ["bytes_read"] = 0 },
        };
    }

    /// <summary>A row of a metric.</summary>
    /// <param name="Of">The time or the part that it is of; empty for the only one.</param>
    /// <param name="Value">The number; null where there is none.</param>
    private sealed record MetricRow(string Of, double? Value);
}
