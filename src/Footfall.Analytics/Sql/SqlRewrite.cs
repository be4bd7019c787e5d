using System.Text;

namespace Footfall.Analytics.Sql;

/// <summary>
/// A statement in which names of databases that people know (<c>cvat.events</c>) are those of their own views. Places in it can be found back in the
/// text that was written.
/// </summary>
public sealed class SqlRewrite
{
    private readonly List<(int At, int Written)> _shifts = [];

    private SqlRewrite(string written) => Written = written;

    /// <summary>The text as it was written.</summary>
    public string Written { get; }

    /// <summary>The text for the engine.</summary>
    public string Sql { get; private set; } = "";

    /// <summary>Puts other databases in.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="databaseOf">The database that a pair of database and table means; null when it means no view.</param>
    public static SqlRewrite Of(string sql, Func<string, string, string?> databaseOf)
    {
        var rewrite = new SqlRewrite(sql);
        var tokens = SqlTokens.Of(sql);
        var text = new StringBuilder();
        var copied = 0;
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if ((i == 0 || !tokens[i - 1].Is(sql, ".")) && tokens[i + 1].Is(sql, ".")
                && tokens[i].Name(sql) is { } database && tokens[i + 2].Name(sql) is { } table && databaseOf(database, table) is { } own)
            {
                text.Append(sql, copied, tokens[i].Start - copied).Append(own);
                copied = tokens[i].End;
                rewrite._shifts.Add((text.Length, copied));
            }
        }

        rewrite.Sql = text.Append(sql, copied, sql.Length - copied).ToString();
        return rewrite;
    }

    /// <summary>Where a place of <see cref="Sql"/> is in <see cref="Written"/>.</summary>
    public SqlPlace PlaceOf(int index)
    {
        var (at, written) = _shifts.LastOrDefault(s => s.At <= index);
        return SqlPlace.Of(Written, written + index - at);
    }
}
