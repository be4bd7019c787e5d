using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Takes events away for good. The seals of their days are broken first, so that no figure is read from rollups that still count
/// them; the days are counted anew and sealed again like any other.
/// </summary>
public sealed class EventRemoval(IStore store, DaySeals seals, EventWriter writer)
{
    private const string Matching =
        """
        WHERE time < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
            AND org_slug != 'footfall'
            AND has({scopes:Array(String)}, scope)
            AND (empty({orgs:Array(String)}) OR has({orgs:Array(String)}, org_slug) OR has({orgs:Array(String)}, org_id))
        """;

    /// <summary>Removes the events of these scopes before a time.</summary>
    /// <param name="before">Events before this.</param>
    /// <param name="scopes">Of these scopes.</param>
    /// <param name="orgs">Of these orgs, by id or short name; none for all.</param>
    /// <param name="cancellationToken">Stops before it begins.</param>
    public async Task RemoveAsync(DateTimeOffset before, IReadOnlyList<string> scopes, IReadOnlyList<string> orgs, CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken);
        var days = await store.RowsAsync<Day>(Of($"SELECT DISTINCT toInt32(toDate(time)) AS number FROM events {Matching}"), cancellationToken);
        var held = await seals.CommitBeginsAsync([.. days.Select(d => d.Number)], cancellationToken);
        try
        {
            await store.ExecuteAsync(Of($"DELETE FROM error_events {Matching}"), CancellationToken.None);
            await store.ExecuteAsync(Of($"DELETE FROM events {Matching}"), CancellationToken.None);
            await ReferenceFeedKeeper.RemakeAsync(store, [.. days.Select(d => d.Number)], CancellationToken.None);
        }
        finally
        {
            seals.CommitEnded(held);
        }

        Statement Of(string sql) => Statement.Write(sql) with { Parameters = new Parameters().Add("before", before.ToUnixTimeMilliseconds()).Add("scopes", scopes).Add("orgs", orgs) };
    }

    private sealed record Day(int Number);
}
