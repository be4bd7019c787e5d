namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>A <c>KeyValue</c>.</summary>
internal readonly record struct OtlpAttribute(string Key, OtlpValue Value)
{
    /// <summary>The attributes without those whose name comes again later: names must not repeat, and what was said last counts.</summary>
    internal static IReadOnlyList<OtlpAttribute> Distinct(IReadOnlyList<OtlpAttribute> attributes)
    {
        if (attributes.Count < 2)
        {
            return attributes;
        }

        var last = new Dictionary<string, int>(attributes.Count, StringComparer.Ordinal);
        for (var i = 0; i < attributes.Count; i++)
        {
            last[attributes[i].Key] = i;
        }

        return last.Count == attributes.Count ? attributes : [.. attributes.Where((a, i) => last[a.Key] == i)];
    }
}
