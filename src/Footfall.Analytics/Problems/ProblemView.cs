using System.Text.RegularExpressions;
using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Problems;

/// <summary>Problems over all time as a text without values, for the SQL of people: the same definition as in the lists (<c>ProblemGroups.sql</c>).</summary>
internal static partial class ProblemView
{
    private const string Merged = "(SELECT latest.problem AS problem, latest.merged_into AS merged_into FROM " + ProblemLedger.LatestSql + " AS latest WHERE latest.merged_into != 0)";

    private static readonly Question<ProblemRow> Groups = Questions.Load<ProblemRow>("Problems.ProblemGroups");

    // Merging and moving are looked up as they are whenever somebody asks.
    private static readonly ProblemLinks Links = new(new Dictionary<ulong, ulong>(), HasMoves: true, HasStates: true, HasTold: true);

    /// <summary>A SELECT with one row a problem.</summary>
    /// <param name="database">Where the tables are.</param>
    /// <param name="rights">Condition on errors that the reader may see. It stands in PREWHERE, before anything that a statement asks for.</param>
    internal static string Sql(string database, string rights)
    {
        var groups = Groups.ToStatement(
            new QuestionPart("errors", Errors(rights)),
            new QuestionPart("others", "(SELECT toUInt64(0) AS shown, toDateTime64(0, 3, 'UTC') AS time WHERE 0)"),
            new QuestionPart("latest", ProblemSql.Latest),
            new QuestionPart("everybodys", Errors("1")),
            new QuestionPart("acts", ProblemLedger.LatestSql),
            new QuestionPart("runs", "(SELECT run_id, type, took AS runtime FROM run_states FINAL)")).Sql
            .Replace("{p_now:Int64}", "toUnixTimestamp64Milli(now64(3))", StringComparison.Ordinal)
            .Replace("{e_from:DateTime64(3)}", "toDateTime64(0, 3)", StringComparison.Ordinal)
            .Replace("{p_has_begin:UInt8}", "0", StringComparison.Ordinal);
        var sql = $"""
            SELECT id, fingerprint, type, class, title, message, state, assignee, resolved_version, snoozed_until, snoozed_events, events, users, agents, runs, sessions,
                user_id, user_name_told AS user_name, agent, run_id, package, org, first_seen, last_seen, duration_ms, duration_kind, versions
            FROM ({groups})
            """;
        return Tables().Replace(sql, $"{database}.$0");
    }

    private static string Errors(string rights)
    {
        var rows = Links.Rows($"{ProblemSql.NotTold("1")}").Replace("FROM error_events WHERE", $"FROM error_events PREWHERE scope != '' AND {rights} WHERE", StringComparison.Ordinal);
        return $"(SELECT own.* EXCEPT (shown), if(merged.merged_into != 0, merged.merged_into, own.shown) AS shown FROM {rows} AS own LEFT ANY JOIN {Merged} AS merged ON merged.problem = own.shown)";
    }

    [GeneratedRegex(@"(?<=\bFROM )(?:error_events|problem_actions|problem_moves|run_exceptions|run_facts|run_states)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tables();
}
