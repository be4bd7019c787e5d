using System.Globalization;
using Footfall.Analytics.Sql;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Server.Features.Dashboards;

/// <summary>
/// The SQL of panels and variables: its macros and its values. <c>$bucket(time)</c> is the begin of the bucket of a time, <c>$in(column, variable)</c> the
/// condition that the column has a chosen value; values are <c>{from:DateTime64(3)}</c>, <c>{to:DateTime64(3)}</c>, <c>{interval:UInt32}</c> (seconds of a
/// bucket) and <c>{variable:Array(String)}</c>.
/// </summary>
internal static class DashboardSql
{
    private const int Points = 200;

    // Widths of buckets that people can read off an axis.
    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 2592000];

    /// <summary>Seconds of a bucket, so that a period has few enough for a chart.</summary>
    internal static int IntervalOf(TimeRange range) => Steps.FirstOrDefault(s => range.Length.TotalSeconds / s <= Points, Steps[^1]);

    /// <summary>The text with its macros written out.</summary>
    /// <exception cref="SqlException">A macro names no variable, or is not closed.</exception>
    internal static SqlRewrite Expand(string sql, DashboardFile dashboard) => SqlRewrite.Of(sql).With(Pieces(sql, dashboard));

    /// <summary>The different values of the first column of a question, in its order; a question may give one for each event.</summary>
    internal static SqlRewrite Choices(string sql, DashboardFile dashboard, int most)
    {
        var text = Expand(sql.TrimEnd().TrimEnd(';'), dashboard);
        var end = text.Sql.Length;
        return text.With([new SqlPiece(0, 0, "SELECT tupleElement(tuple(*), 1) AS choice FROM ("), new SqlPiece(end, end, string.Create(CultureInfo.InvariantCulture, $"\n) LIMIT 1 BY choice LIMIT {most}"))]);
    }

    private static IEnumerable<SqlPiece> Pieces(string sql, DashboardFile dashboard)
    {
        var at = 0;
        foreach (var token in SqlTokens.Of(sql).Where(t => t.Kind == SqlTokenKind.Word && t.End < sql.Length && sql[t.End] == '('))
        {
            var name = token.Of(sql);
            if (token.Start < at || name is not ("$bucket" or "$in"))
            {
                continue;
            }

            var (written, end) = Arguments(sql, token.End);
            var arguments = written.ConvertAll(a => Inside(a, dashboard, sql, token.Start));
            yield return new SqlPiece(token.Start, end, name == "$bucket" ? Bucket(arguments, sql, token.Start) : In(arguments, dashboard, sql, token.Start));
            at = end;
        }
    }

    /// <summary>An argument with the macros in it written out. A mistake in one is where the outer macro begins.</summary>
    private static string Inside(string argument, DashboardFile dashboard, string sql, int at)
    {
        try
        {
            return Expand(argument, dashboard).Sql;
        }
        catch (SqlException e)
        {
            throw new SqlException(e.Code, e.Message, SqlPlace.Of(sql, at));
        }
    }

    /// <summary>The values that panels may name.</summary>
    internal static Parameters Values(TimeRange range, IEnumerable<(VariableFile Variable, IReadOnlyList<string> Chosen, bool IsAll)> choices)
    {
        var parameters = new Parameters().Add("from", range.From).Add("to", range.To).Add("interval", IntervalOf(range));
        foreach (var (variable, chosen, isAll) in choices)
        {
            parameters.Add(variable.Name!, chosen).Add($"{variable.Name}_all", isAll ? 1 : 0);
        }

        return parameters;
    }

    private static string Bucket(List<string> arguments, string sql, int at) => arguments is [var column]
        ? $"toDateTime(intDiv(toUnixTimestamp({column}), {{interval:UInt32}}) * {{interval:UInt32}}, 'UTC')"
        : throw new SqlException(SqlException.Syntax, "$bucket takes one column: $bucket(timestamp).", SqlPlace.Of(sql, at));

    private static string In(List<string> arguments, DashboardFile dashboard, string sql, int at)
    {
        if (arguments is not [var column, var name] || dashboard.Variables.Find(v => v.Name == name) is not { } variable)
        {
            throw new SqlException(SqlException.Syntax, "$in takes a column and a variable of the dashboard: $in(user_id, user).", SqlPlace.Of(sql, at));
        }

        var chosen = $"ifNull(toString({column}), '') IN {{{name}:Array(String)}}";
        return variable.IsClosed ? $"({chosen})" : $"({{{name}_all:UInt8}} = 1 OR {chosen})";
    }

    /// <summary>What stands between the brackets of a macro, split at the commas outside of others, and where that ends.</summary>
    internal static (List<string> Arguments, int End) Arguments(string sql, int open)
    {
        var (arguments, depth, from) = (new List<string>(), 0, open + 1);
        foreach (var token in SqlTokens.Of(sql).Where(t => t.Start >= open && t.Kind == SqlTokenKind.Sign))
        {
            depth += sql[token.Start] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth == 0 || (depth == 1 && sql[token.Start] == ','))
            {
                arguments.Add(sql[from..token.Start].Trim());
                from = token.End;
            }

            if (depth == 0)
            {
                return (arguments, token.End);
            }
        }

        throw new SqlException(SqlException.Syntax, "A bracket of a macro is not closed.", SqlPlace.Of(sql, open));
    }
}
