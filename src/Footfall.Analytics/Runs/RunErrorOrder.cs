using Footfall.Analytics.Asking;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Runs;

/// <summary>
/// How errors of runs are sorted, the latest first, and where the next page begins: behind an error and not at a number, so that errors that are told
/// meanwhile shift nothing. An error's place among the events of its run has its time in it.
/// </summary>
public static class RunErrorOrder
{
    private const string Latest = "-time";
    private const string Place = "toUInt256({after_value:String})";

    /// <summary>SQL for what lies behind a token.</summary>
    internal static string BehindSql { get; } =
        $"""
        QUALIFY failed.at < {RunFeed.TimeOf(Place)} OR failed.at = {RunFeed.TimeOf(Place)}
            AND (failed.run_id > {"{after_id:String}"} OR failed.run_id = {"{after_id:String}"} AND failed.place < {Place})
        """;

    /// <summary>Whether a token comes from a list of errors.</summary>
    public static bool Accepts(RowToken token) => token.Order == Latest && RunPlace.IsOne(token.Value);

    /// <summary>Where a page ended.</summary>
    public static RowToken TokenOf(RunErrorRow row) => new(Latest, row.Place, row.RunId);
}
