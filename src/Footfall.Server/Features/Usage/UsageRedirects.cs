using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/apps/usage/{tab}</c>: addresses of Datagrok's application lead to the page of the tab, with its filters under our names.</summary>
internal static class UsageRedirects
{
    private static readonly Dictionary<string, string> Pages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["overview"] = "/overview",
        ["packages"] = "/packages",
        ["packages/usage"] = "/packages",
        ["packages/installationtime"] = "/packages?tab=installation",
        ["functions"] = "/functions",
        ["functions/usage"] = "/functions",
        ["functions/executiontime"] = "/functions?tab=durations",
        ["events"] = "/events?tab=kinds",
        ["clicks"] = "/events?tab=clicks",
        ["log"] = "/events",
    };

    private static readonly (string Theirs, string Ours)[] Filters = [("date", "period"), ("groups", "group"), ("users", "user"), ("packages", "package")];

    internal static void MapUsageRedirects(this IEndpointRouteBuilder app) =>
        app.MapGet("/apps/usage/{**tab}", (HttpContext context, string? tab) => Results.Redirect(Target(tab, context.Request.Query))).AllowAnonymous().ExcludeFromDescription();

    /// <summary>An unknown tab, or none, is the Overview; lists are parted by commas, and <c>all</c> is no filter.</summary>
    internal static string Target(string? tab, IQueryCollection query)
    {
        var page = Pages.GetValueOrDefault((tab ?? "").Trim('/'), "/overview");
        var filters = Filters.SelectMany(f => Values(query[f.Theirs], f.Theirs != "date").Select(v => KeyValuePair.Create(f.Ours, (string?)v)));
        return filters.Aggregate(page, (address, f) => QueryHelpers.AddQueryString(address, f.Key, f.Value!));
    }

    private static IEnumerable<string> Values(StringValues given, bool isList) => given.OfType<string>()
        .SelectMany(v => isList ? v.Split(',', StringSplitOptions.TrimEntries) : [v])
        .Where(v => v.Length > 0 && v != "all");
}
