namespace Footfall.Analytics.Labeling;

/// <summary>Pieces of SQL that questions about labeling share.</summary>
internal static class LabelingSql
{
    /// <summary>The status that a review gave.</summary>
    internal const string ReviewStatus =
        "lower(multiIf(JSONHas(payload, 'reviewStatus'), JSONExtractString(payload, 'reviewStatus'), JSONHas(payload, 'review_status'), JSONExtractString(payload, 'review_status'), JSONExtractString(payload, 'meta', 'reviewStatus') != '', JSONExtractString(payload, 'meta', 'reviewStatus'), JSONExtractString(payload, 'status')))";

    /// <summary>A member of the payload as text, whether it is a text or a number there.</summary>
    internal static string Payload(string member) => $"trim(BOTH '\"' FROM JSONExtractRaw(payload, '{member}'))";

    /// <summary>Names of entities of a kind, as a subquery with columns id and name (semantics 4.6).</summary>
    internal static string Names(string kind) => $"(SELECT id, tupleElement(max(named), 4) AS name FROM entity_facts WHERE kind = '{kind}' GROUP BY id)";

    /// <summary>
    /// Whether an event is about what one of some users labeled: the payload names them; a verdict without a name is about whoever submitted the image
    /// last; all other work is whose it is.
    /// </summary>
    /// <param name="labelers">Name of the parameter with their ids.</param>
    internal static string IsOf(string labelers)
    {
        var these = $"{{{labelers}:Array(String)}}";
        var reviews = LabelingActions.ScopesSql(["image_review_status_updated"]);
        var (told, image) = ($"if({Payload("labeler_id")} IN ('', 'null'), {Payload("labelerId")}, {Payload("labeler_id")})", Payload("image_id"));
        return $"""
            multiIf({told} NOT IN ('', 'null'), {told} IN {these},
                scope IN ({reviews}) AND {ReviewStatus} IN ('accepted', 'rejected'), {image} IN (
                    SELECT image FROM (SELECT {image} AS image, argMax(toString(user_id), (time, id)) AS submitter FROM events WHERE scope IN ({reviews}) AND {ReviewStatus} = 'done' GROUP BY image)
                    WHERE submitter IN {these}),
                toString(user_id) IN {these})
            """;
    }
}
