namespace Footfall.Analytics.Sql;

/// <summary>A piece of a statement's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct SqlToken(SqlTokenKind Kind, int Start, int Length)
{
    /// <summary>Where it ends.</summary>
    public int End => Start + Length;

    /// <summary>Its text as written.</summary>
    public string Of(string sql) => sql.Substring(Start, Length);

    /// <summary>The name it stands for, without quotes; null when it is no name.</summary>
    public string? Name(string sql) => Kind switch
    {
        SqlTokenKind.Word => Of(sql),
        SqlTokenKind.QuotedName when Length >= 2 => sql.Substring(Start + 1, Length - 2),
        _ => null,
    };

    /// <summary>Whether it is this keyword, or this character.</summary>
    public bool Is(string sql, string text) => Of(sql).Equals(text, StringComparison.OrdinalIgnoreCase);
}
