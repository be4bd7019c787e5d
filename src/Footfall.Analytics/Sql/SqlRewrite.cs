using System.Text;

namespace Footfall.Analytics.Sql;

/// <summary>
/// A statement that was made of a text by putting other pieces into it: macros written out, names of databases that people know (<c>cvat.events</c>) as
/// those of their own views. Places in it can be found back in the text that was written.
/// </summary>
public sealed class SqlRewrite
{
    private readonly SqlRewrite? _before;
    private readonly List<(int At, int End, SqlPiece Piece)> _pieces = [];

    private SqlRewrite(SqlRewrite? before, string written, string sql) => (_before, Written, Sql) = (before, written, sql);

    /// <summary>The text as it was written.</summary>
    public string Written { get; }

    /// <summary>The text for the engine.</summary>
    public string Sql { get; private set; }

    /// <summary>A text as it was written.</summary>
    public static SqlRewrite Of(string written) => new(null, written, written);

    /// <summary>The statement with other pieces in it, which are given in order.</summary>
    public SqlRewrite With(IEnumerable<SqlPiece> pieces)
    {
        var next = new SqlRewrite(this, Written, Sql);
        var text = new StringBuilder();
        var copied = 0;
        foreach (var piece in pieces)
        {
            text.Append(Sql, copied, piece.Start - copied);
            var at = text.Length;
            text.Append(piece.Text);
            copied = piece.End;
            next._pieces.Add((at, text.Length, piece));
        }

        next.Sql = text.Append(Sql, copied, Sql.Length - copied).ToString();
        return next;
    }

    /// <summary>The statement with other databases in it.</summary>
    /// <param name="databaseOf">The database that a pair of database and table means; null when it means no view.</param>
    public SqlRewrite WithDatabases(Func<string, string, string?> databaseOf)
    {
        var tokens = SqlTokens.Of(Sql);
        return With(Enumerable.Range(0, Math.Max(0, tokens.Count - 2))
            .Where(i => (i == 0 || !tokens[i - 1].Is(Sql, ".")) && tokens[i + 1].Is(Sql, "."))
            .Select(i => (Token: tokens[i], Own: tokens[i].Name(Sql) is { } database && tokens[i + 2].Name(Sql) is { } table ? databaseOf(database, table) : null))
            .Where(f => f.Own is not null)
            .Select(f => new SqlPiece(f.Token.Start, f.Token.End, f.Own!)));
    }

    /// <summary>Where a place of <see cref="Sql"/> is in <see cref="Written"/>; for one inside of a piece that was put in, where that piece is.</summary>
    public int IndexOf(int index)
    {
        if (_before is null)
        {
            return index;
        }

        var (at, end, piece) = _pieces.LastOrDefault(p => p.At <= index);
        return _before.IndexOf(index < end ? piece.Start : piece.End + index - end);
    }
}
