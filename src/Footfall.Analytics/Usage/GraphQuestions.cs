using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Usage;

/// <summary>What was used with what, and made of what (semantics 2.7).</summary>
public sealed class GraphQuestions(IStore store)
{
    private static readonly Question<GraphRow> GraphQuestion = Questions.Load<GraphRow>("Usage.Graph");

    /// <summary>Pairs, the frequent ones first; those of one thing when it is given.</summary>
    public Task<List<GraphRow>> GraphAsync(EventFilter filter, EntityRef? node, int limit, CancellationToken cancellationToken) =>
        store.RowsAsync<GraphRow>(GraphStatement(filter, node, limit), cancellationToken);

    /// <summary>The statement behind <see cref="GraphAsync"/>.</summary>
    public static Statement GraphStatement(EventFilter filter, EntityRef? node, int limit) => GraphQuestion.ToStatement(
        QuestionPart.Filter(filter),
        new QuestionPart("near", node is null ? "" : $" AND {ReferenceFeed.Day} IN (SELECT day FROM event_references WHERE kind = {{node_kind:String}} AND id = {{node_id:String}})"),
        new QuestionPart("visible", SeenEntities.Sql(filter.Access)),
        QuestionPart.Value("node_kind", node?.Kind ?? ""),
        QuestionPart.Value("node_id", node?.Id ?? ""),
        QuestionPart.Value("limit", limit));
}
