using Footfall.Analytics.Asking;
using Footfall.Analytics.Names;
using Footfall.Analytics.Stats;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;

namespace Footfall.Analytics.Entities;

/// <summary>What there is on the platform, one by one: lists, an entity, its members, history and use.</summary>
public sealed class EntityQuestions(IStore store)
{
    /// <summary>Most events of a history that are followed.</summary>
    public const int MostChanges = 10_000;

    private static readonly Question<EntityRow> ListQuestion = Questions.Load<EntityRow>("Entities.EntityList");
    private static readonly Question<EntityEventRow> EventsQuestion = Questions.Load<EntityEventRow>("Entities.EntityEvents");
    private static readonly Question<EntityMemberRow> MembersQuestion = Questions.Load<EntityMemberRow>("Entities.EntityMembers");
    private static readonly Question<EntityUsageRow> UsageQuestion = Questions.Load<EntityUsageRow>("Entities.EntityUsage");
    private static readonly Question<SeenRow> SeenQuestion = Questions.Load<SeenRow>("Entities.EntitySeen");
    private static readonly Question<HardwareRow> HardwareQuestion = Questions.Load<HardwareRow>("Entities.EntityHardware");

    private static readonly Dictionary<string, string> Places = new() { ["job"] = "job_id", ["task"] = "task_id", ["project"] = "project_id", ["organization"] = "org_id" };

    private static readonly Dictionary<string, string> Orders = new()
    {
        ["created_at"] = "created_at ASC NULLS LAST",
        ["-created_at"] = "created_at DESC NULLS LAST",
        ["name"] = "lowerUTF8(name)",
        ["-name"] = "lowerUTF8(name) DESC",
        ["id"] = "length(id), id",
        ["-id"] = "length(id) DESC, id DESC",
    };

    /// <summary>What lists can be sorted by.</summary>
    public static IReadOnlyCollection<string> Sorts => Orders.Keys;

    /// <summary>Columns of a list.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["id", "name", "org", "owner_id", "owner_name", "created_at", "deleted_at", "type", "status", "is_system"];

    /// <summary>The statement of a list.</summary>
    /// <param name="ask">Which entities.</param>
    /// <param name="page">Offset and most rows; null for all.</param>
    public static Statement ListStatement(EntityAsk ask, (int Offset, int Limit)? page)
    {
        var statement = ListQuestion.ToStatement(
            new QuestionPart("known", EntityRows.Known(ask.Kind)),
            Mine(ask),
            new QuestionPart("state", ask.State switch { "exists" => "life.4 = 0 AND created_at IS NOT NULL", "deleted" => "life.4 = 1", _ => "1" }),
            new QuestionPart("order", Orders[ask.Sort]),
            new QuestionPart("limit", page is null ? "" : "LIMIT {limit:Int64} OFFSET {offset:Int64}"),
            new QuestionPart("user_names", UserNames.Sql(ask.Access)),
            QuestionPart.Value("kind", ask.Kind),
            QuestionPart.Value("search", ask.Search),
            QuestionPart.Value("offset", page?.Offset ?? 0),
            QuestionPart.Value("limit", page?.Limit ?? 0));
        return page is null ? new Statement($"SELECT {string.Join(", ", Columns)} FROM ({statement.Sql})") { Parameters = statement.Parameters } : statement;
    }

    /// <summary>A page of a list.</summary>
    public Task<List<EntityRow>> ListAsync(EntityAsk ask, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<EntityRow>(ListStatement(ask, (offset, limit)), cancellationToken);

    /// <summary>One entity: as it is known, or, when nothing tells of it, as events name it. Null when it is unknown or may not be seen.</summary>
    public async Task<EntityRow?> FindAsync(EntityRef entity, EntityAsk ask, CancellationToken cancellationToken)
    {
        if (await ListAsync(ask with { Id = entity.Id }, 0, 1, cancellationToken) is [var known])
        {
            return known;
        }

        // By columns first: what somebody only refers to is read out of the payloads of the days on which anybody does.
        return await SeenAsync(entity, ask.Access, entity.ColumnsSql("id"), cancellationToken)
            ?? await SeenAsync(entity, ask.Access, $"{ReferenceFeed.Day} IN (SELECT day FROM event_references WHERE kind = {{kind:String}} AND id = {{id:String}}) AND {entity.ReferredSql("id")}", cancellationToken);
    }

    /// <summary>What changed an entity, and what it is after that.</summary>
    public async Task<EntityHistory> HistoryAsync(EntityRef entity, Access access, CancellationToken cancellationToken)
    {
        var place = Places.TryGetValue(entity.Kind, out var column) ? $" OR {column} = {{id:String}} AND obj_name != {{kind:String}} AND JSONHas(payload, 'old_value')" : "";
        var confirmed = entity.Kind == "user" ? " OR scope = 'confirm:user' AND obj_id = '' AND user_id = {id:String}" : "";
        var own = entity.Kind == EntityFeed.Run ? "if(run_id = '', obj_id, run_id)" : "obj_id";
        var statement = EventsQuestion.ToStatement(
            new QuestionPart("object", $"{own} = {{id:String}}{place}{confirmed}"),
            new QuestionPart(null, "", p => p.Add("scopes", EntityFeed.ScopesOf(entity.Kind))),
            QuestionPart.Value("kind", entity.Kind),
            QuestionPart.Value("id", entity.Id),
            new QuestionPart("user_names", UserNames.Sql(access), FilterSql.OfAccess(access).AddTo),
            QuestionPart.Value("limit", MostChanges));
        return EntityHistory.Of(entity.Kind, await store.RowsAsync<EntityEventRow>(statement, cancellationToken));
    }

    /// <summary>Who belongs to a team, organization or group now.</summary>
    public Task<List<EntityMemberRow>> MembersAsync(EntityRef entity, Access access, int offset, int limit, CancellationToken cancellationToken) =>
        RelatedAsync(entity, access, ("container", "kind"), ("member", "member_kind"), offset, limit, cancellationToken);

    /// <summary>Where a user or group belongs now.</summary>
    public Task<List<EntityMemberRow>> BelongsToAsync(EntityRef entity, Access access, int offset, int limit, CancellationToken cancellationToken) =>
        RelatedAsync(entity, access, ("member", "member_kind"), ("container", "kind"), offset, limit, cancellationToken);

    /// <summary>Events and users of a filter over time, zero-filled.</summary>
    public async Task<IReadOnlyList<EntityUsagePoint>> UsageAsync(EventFilter filter, BucketSeries buckets, CancellationToken cancellationToken)
    {
        var rows = await store.RowsAsync<EntityUsageRow>(UsageStatement(filter, buckets), cancellationToken);
        return [.. buckets.Fill(rows, r => r.Bucket, start => new EntityUsageRow(start.ToUnixTimeMilliseconds(), 0, 0))
            .Select(r => new EntityUsagePoint(DateTimeOffset.FromUnixTimeMilliseconds(r.Bucket), r.Events, r.Users))];
    }

    /// <summary>The statement behind <see cref="UsageAsync"/>.</summary>
    public static Statement UsageStatement(EventFilter filter, BucketSeries buckets) => UsageQuestion.ToStatement(QuestionPart.Filter(filter), QuestionPart.Bucket(buckets));

    /// <summary>What an agent told of its hardware, the latest first.</summary>
    public Task<List<HardwareRow>> HardwareAsync(string agent, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<HardwareRow>(HardwareQuestion.ToStatement(QuestionPart.Value("id", agent), QuestionPart.Value("limit", limit)), cancellationToken);

    private async Task<EntityRow?> SeenAsync(EntityRef entity, Access allowed, string condition, CancellationToken cancellationToken)
    {
        var access = FilterSql.OfAccess(allowed);
        var statement = SeenQuestion.ToStatement(
            new QuestionPart("seen", $"{access.Text} AND org_slug != '{FootfallOrg.Slug}' AND {condition}", access.AddTo),
            new QuestionPart("member", allowed == Access.All ? "member_kind = {kind:String} AND member = {id:String} OR kind = {kind:String} AND container = {id:String}" : "0"),
            QuestionPart.Value("kind", entity.Kind),
            QuestionPart.Value("id", entity.Id));
        var seen = await store.SingleAsync<SeenRow>(statement, cancellationToken);
        return seen.IsSeen == 0 ? null : new EntityRow(entity.Id, seen.Name is { Length: > 0 } name ? name : entity.Id, "", "", "", null, null, "", "", false, 1);
    }

    private Task<List<EntityMemberRow>> RelatedAsync(
        EntityRef entity, Access access, (string Id, string Kind) own, (string Id, string Kind) other, int offset, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<EntityMemberRow>(
            MembersQuestion.ToStatement(
                new QuestionPart("other_kind", $"toString({other.Kind})"),
                new QuestionPart("other", other.Id),
                new QuestionPart("own_kind", $"membership_facts.{own.Kind}"),
                new QuestionPart("own", own.Id),
                new QuestionPart("user_names", UserNames.Sql(access), FilterSql.OfAccess(access).AddTo),
                QuestionPart.Value("kind", entity.Kind),
                QuestionPart.Value("id", entity.Id),
                QuestionPart.Value("offset", offset),
                QuestionPart.Value("limit", limit)),
            cancellationToken);

    /// <summary>Which of them may be seen, and are asked for: those of some orgs; of users, the members of these.</summary>
    private static QuestionPart Mine(EntityAsk ask)
    {
        var conditions = new List<string> { "1" };
        if (ask.Id is not null)
        {
            conditions.Add("id = {id:String}");
        }

        if (ask.Orgs is not null)
        {
            conditions.Add(ask.Kind switch
            {
                "user" => "id IN (SELECT member FROM membership_facts FINAL WHERE kind IN ('team', 'organization') AND container IN {orgs:Array(String)} AND tupleElement(arrayReduce('max', arrayFilter(c -> c.1 <= toUnixTimestamp64Milli(now64(3)), changes)), 4) = 1)",
                "team" or "organization" => "(id IN {orgs:Array(String)} OR org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})",
                _ => "(org IN {orgs:Array(String)} OR slug IN {orgs:Array(String)})",
            });
        }

        return new QuestionPart("mine", string.Join(" AND ", conditions), p =>
        {
            FilterSql.OfAccess(ask.Access).AddTo(p);
            if (ask.Id is not null)
            {
                p.Add("id", ask.Id);
            }

            if (ask.Orgs is not null)
            {
                p.Add("orgs", ask.Orgs);
            }
        });
    }

    private sealed record SeenRow(string? Name, int IsSeen);
}
