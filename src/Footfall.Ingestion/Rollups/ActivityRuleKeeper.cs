using Footfall.ClickHouse;
using Footfall.Model.Activity;

namespace Footfall.Ingestion.Rollups;

/// <summary>
/// Sees that sealed days were made with the scopes that count now (setting <c>Activity:Scopes</c>). After a change it breaks the seals of the
/// days that have events of a scope whose category changed; until they are made again, questions read events.
/// </summary>
public static class ActivityRuleKeeper
{
    /// <summary>Breaks those seals. Before <see cref="DaySeals.LoadAsync"/>.</summary>
    /// <exception cref="StoreException">The store failed; the next start goes on.</exception>
    public static async Task ApplyAsync(IStore store, ActivityRules rules, CancellationToken cancellationToken)
    {
        var kept = await store.RowsAsync<Row>(
            new Statement("SELECT version, scopes FROM activity_rules ORDER BY version DESC LIMIT 1") { Lane = Lane.Write }, cancellationToken);
        var before = kept.Count == 0 ? ActivityRules.Standard : ActivityRules.Parse(kept[0].Scopes);
        if (before.ToString() == rules.ToString())
        {
            return;
        }

        // The seals first: should the server be stopped between the two, the next start breaks them once more.
        var changed = before.Mapped.Keys.Union(rules.Mapped.Keys).Where(s => before.CategoryOf(s) != rules.CategoryOf(s));
        await store.ExecuteAsync(
            new Statement(
                """
                INSERT INTO sealed_days (day, version, sealed)
                SELECT day, version + 1, false
                FROM sealed_days FINAL
                WHERE sealed AND day IN (SELECT DISTINCT toDate(time) FROM events WHERE scope IN {scopes:Array(String)})
                """)
            {
                Parameters = new Parameters().Add("scopes", changed),
                Lane = Lane.Write,
            },
            cancellationToken);
        await store.ExecuteAsync(
            new Statement("INSERT INTO activity_rules (version, scopes) SELECT {version:Int64}, {scopes:String}")
            {
                Parameters = new Parameters().Add("version", (kept.Count == 0 ? 0 : kept[0].Version) + 1).Add("scopes", rules.ToString()),
                Lane = Lane.Write,
            },
            cancellationToken);
    }

    private sealed record Row(long Version, string Scopes);
}
