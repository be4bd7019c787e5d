namespace Footfall.ClickHouse;

/// <summary>Where rows go.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Columns">Columns in the order of the blocks.</param>
public sealed record Insert(string Table, IReadOnlyList<string> Columns)
{
    /// <summary>
    /// Two inserts with the same token store their rows once. Lets an insert whose outcome is unknown be repeated.
    /// </summary>
    public string? DeduplicationToken { get; init; }

    internal string ToSql() => $"INSERT INTO {Table} ({string.Join(", ", Columns)})";
}
