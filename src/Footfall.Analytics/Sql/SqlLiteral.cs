namespace Footfall.Analytics.Sql;

/// <summary>Texts as the engine's literals, for the definitions of views, which take no parameters.</summary>
internal static class SqlLiteral
{
    internal static string Of(string value) =>
        $"'{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal).Replace("\0", "\\0", StringComparison.Ordinal)}'";

    internal static string Of(IEnumerable<string> values) => $"CAST([{string.Join(", ", values.Select(Of))}], 'Array(String)')";
}
