namespace Footfall.Analytics.Sql;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
public readonly record struct SqlPlace(int Line, int Column)
{
    /// <summary>The place of a character.</summary>
    public static SqlPlace Of(string text, int index)
    {
        var before = text.AsSpan(0, Math.Clamp(index, 0, text.Length));
        return new SqlPlace(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
