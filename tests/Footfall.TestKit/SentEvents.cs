using System.Text.RegularExpressions;

namespace Footfall.TestKit;

/// <summary>Events as they were sent, without the rows that Footfall computes of them.</summary>
public static partial class SentEvents
{
    /// <summary>The same question about sent events only, unless it names working time.</summary>
    public static string Only(string sql) => sql.Contains("working_time", StringComparison.Ordinal)
        ? sql
        : Events().Replace(sql, m => m.Groups[1].Success ? "FROM events WHERE sender != 'working-time' AND " : "FROM events WHERE sender != 'working-time'");

    [GeneratedRegex(@"FROM events\b(\s+WHERE )?")]
    private static partial Regex Events();
}
