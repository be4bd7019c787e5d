using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.Analytics.Patterns;
using Footfall.Server.Answers;
using Footfall.Server.Audit;

namespace Footfall.Server.Features.Usage;

/// <summary><c>/api/v1/usage/clusters</c>: users grouped by what they use.</summary>
internal static class PatternEndpoints
{
    private static readonly string[] Formats = ["json", "csv", "sql"];

    internal static void MapPatterns(this IEndpointRouteBuilder api) => api.MapGet("/usage/clusters", ClustersAsync)
        .WithTags("Usage").Produces<TopAnswer<PatternEntry>>().WithSummary("Users grouped by what they use, set against orgs and groups").Audited("view:users");

    private static async Task<IResult> ClustersAsync(HttpContext context, [AsParameters] PatternQuery query, AskReader reader, PatternQuestions questions, NameQuestions names)
    {
        var mistakes = new Mistakes();
        var ask = await reader.ReadAsync(context, query, Formats, mistakes);
        var wanted = query.Wanted(mistakes);
        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        var patterns = await questions.PatternsAsync(ask.Filter, wanted, context.RequestAborted);
        var all = patterns.Sum(p => p.Users.Count);
        var called = await GroupNamesAsync(names, ask.Filter.Access, patterns, context.RequestAborted);
        var rows = patterns.Select(p => PatternEntry.Of(p, all, ask.Format == "csv" ? p.Users.Count : ask.Limit, called)).ToList();
        var body = new TopAnswer<PatternEntry>(ask.Period.Range.From, ask.Period.Range.To, rows.Count, rows);
        return Answer.Of(ask, "clusters", body, rows.SelectMany(r => r.Members), PatternQuestions.FeaturesStatement(ask.Filter));
    }

    private static async Task<IReadOnlyDictionary<string, string>> GroupNamesAsync(NameQuestions names, Access access, IReadOnlyList<Pattern> patterns, CancellationToken cancellationToken)
    {
        var ids = patterns.SelectMany(p => p.Groups).Select(g => g.Name).Distinct().ToList();
        var rows = ids.Count == 0 ? [] : await names.FindAsync(access, "group", "", ids, ids.Count, cancellationToken);
        return rows.Where(r => r.Name.Length > 0).ToDictionary(r => r.Id, r => r.Name);
    }
}
