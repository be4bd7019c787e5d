using Footfall.Analytics.Activity;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Orgs;
using Footfall.ClickHouse;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;
using Footfall.Server.Hosting;
using Footfall.Server.Hosting.Contracts;

namespace Footfall.Server.Features.Coder;

/// <summary><c>GET /api/private/metrics/activity</c>: Coder's Activity API. Source: <c>specs/coder.md</c> A1.</summary>
internal static class CoderActivityEndpoints
{
    internal static void MapCoderActivity(this IEndpointRouteBuilder app) => app
        .MapGet("/api/private/metrics/activity", AnswerAsync).AllowAnonymous().WithTags("Coder").WithSummary("Minutes of activity by user and bucket, as Coder's Activity API")
        .WithMetadata(new RefusesStrangers()).Audited("view:activity")
        .Produces<CoderActivityAnswer>().Produces<CoderErrorReply>(400).Produces<CoderErrorReply>(401).Produces<CoderErrorReply>(403).Produces<CoderErrorReply>(429);

    private static async Task<IResult> AnswerAsync(
        HttpContext context, [AsParameters] CoderActivityQuery query, ActivityQuestions questions, ActivityOrgs orgs, OrgQuestions known, NameBook names, ServerSettings settings)
    {
        if (CoderRights.Refuse(context) is { } refusal)
        {
            return refusal;
        }

        query = CoderActivityQuery.Trimmed(context.Request);
        var mistakes = new CoderMistakes();
        mistakes.RefuseUnknown(context);
        var ask = CoderActivityAsk.Read(query, settings.Number("Activity:MostBuckets"), mistakes);
        if (ask.Org is { } org && names.FindOrg(org) is null && (org == FootfallOrg.Slug || !await known.IsCreatedAsync(org, context.RequestAborted)))
        {
            mistakes.Add("unknown_organization", "org", $"must be the id or short name of an organization that is known; '{org}' is not.");
        }

        if (mistakes.Any)
        {
            return mistakes.ToResult();
        }

        return CoderRights.RefuseOrg(context.Features.Get<Caller>()!, ask.Org is null ? null : orgs.NamesOf(ask.Org))
            ?? await ComposeAsync(ask, Rights.Of(context), questions, orgs, context.RequestAborted);
    }

    private static async Task<IResult> ComposeAsync(CoderActivityAsk ask, Access access, ActivityQuestions questions, ActivityOrgs orgs, CancellationToken cancellationToken)
    {
        var rows = ask.Edges.Count == 0 ? [] : await MinutesAsync(ask, access, questions, orgs, cancellationToken);
        var profiles = (await questions.ProfilesAsync(rows.Select(r => r.UserId), cancellationToken)).ToDictionary(p => p.Id);
        var byBucket = rows.ToLookup(r => r.Bucket);
        var buckets = ask.Edges.Zip(ask.Edges.Skip(1), (start, end) => (Start: start, End: end, Rows: byBucket[start.ToUnixTimeMilliseconds()])).ToList();
        if (ask.IsCsv)
        {
            var lines = buckets.SelectMany(b => b.Rows.Select(r => Line(ask, b.Start, b.End, r, profiles[r.UserId])));
            return Answer.Download("activity", Csv.Of(lines, StoreRows.Json.PropertyNamingPolicy!));
        }

        var activity = buckets.ConvertAll(b => new CoderActivityBucket(
            CoderTime.Write(b.Start, ask.Offset),
            (b.End - b.Start).Ticks * TimeSpan.NanosecondsPerTick,
            [.. b.Rows.Select(r => new CoderUserActivity(r.UserId, CoderUserActivity.Nanoseconds(r.Count), r.Count))]));
        var users = new SortedDictionary<string, CoderActivityUser>(StringComparer.Ordinal);
        foreach (var user in rows.GroupBy(r => r.UserId))
        {
            users[user.Key] = User(profiles[user.Key], user.Sum(r => r.Count));
        }

        return Results.Ok(new CoderActivityAnswer(activity, users));
    }

    private static async Task<List<MinutesRow>> MinutesAsync(CoderActivityAsk ask, Access access, ActivityQuestions questions, ActivityOrgs orgs, CancellationToken cancellationToken)
    {
        var filter = await orgs.CompleteAsync(
            new ActivityFilter
            {
                Range = new TimeRange(ask.Edges[0], ask.Edges[^1]),
                Access = access,
                Orgs = ask.Org is null ? [] : [ask.Org],
                Categories = ask.Category is null ? [] : [ask.Category],
            },
            cancellationToken);
        return await questions.MinutesAsync(filter, BucketSeries.Between([.. ask.Edges.SkipLast(1)], ask.Edges[^1]), cancellationToken);
    }

    private static CoderActivityUser User(UserProfileRow profile, long minutes) => new(
        profile.Id, profile.Name, profile.Username, profile.Roles, profile.AvatarHash, minutes, CoderUserActivity.Nanoseconds(minutes));

    private static CoderActivityLine Line(CoderActivityAsk ask, DateTimeOffset start, DateTimeOffset end, MinutesRow row, UserProfileRow profile) => new(
        CoderTime.Write(start, ask.Offset), CoderTime.Write(end, ask.Offset), row.UserId, profile.Username, profile.Name, row.Count, row.Count * 60);
}
