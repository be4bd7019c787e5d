using System.Security.Cryptography;
using System.Text;

namespace Footfall.ClickHouse.Schema;

/// <summary>How rows of <c>event_references</c> are made from events: one text for the view that feeds them with every insert and for making them again.</summary>
public static class ReferenceFeed
{
    /// <summary>The day of an event, as the table of events is sorted by.</summary>
    public const string Day = "toStartOfDay(time)";

    /// <summary>A statement with the columns of <c>event_references</c>.</summary>
    /// <param name="events">The table of events, or a subquery.</param>
    public static string Rows(string events) =>
        $"""
        SELECT DISTINCT reference.1 AS kind, reference.2 AS id, day
        FROM
        (
            SELECT {Day} AS day, scope = 'click:element' AS is_click, {ReadablePayload.Quoted} AS readable
            FROM {events} WHERE (scope = 'click:element' OR position(payload, '"refs"') > 0) AND org_slug != 'footfall'
        )
        ARRAY JOIN arrayConcat(
            if(is_click, [('menu_item', JSONExtractString(readable, 'path'))], []),
            arrayMap(r -> (JSONExtractString(r, 'kind'), if(JSONType(r, 'id') = 'String', JSONExtractString(r, 'id'), JSONExtractRaw(r, 'id'))),
                JSONExtractArrayRaw(readable, 'refs'))) AS reference
        WHERE kind != '' AND id != ''
        """;

    /// <summary>What decides what the rows are: another text makes them again.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Rows("events"))));
}
