namespace Footfall.ClickHouse;

/// <summary>One SQL statement, its typed parameters, and the lane it runs in. Values never enter the text.</summary>
/// <param name="Sql">The text, with <c>{name:Type}</c> where a value belongs.</param>
public sealed record Statement(string Sql)
{
    /// <summary>The values.</summary>
    public Parameters Parameters { get; init; } = Parameters.None;

    /// <summary>Which connections run it, and so which limits hold.</summary>
    public Lane Lane { get; init; } = Lane.Read;

    /// <summary>One that runs among those that write.</summary>
    /// <param name="sql">The text.</param>
    public static Statement Write(string sql) => new(sql) { Lane = Lane.Write };
}
