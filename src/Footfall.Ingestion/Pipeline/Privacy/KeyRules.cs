using System.Collections.Concurrent;

namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>Names of keys with <c>*</c>; case, <c>_</c> and <c>-</c> make no difference.</summary>
public sealed class KeyRules
{
    private const int MostRemembered = 4096;
    private const int LongestName = 200;

    private readonly string[][] _patterns;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Rules of these names.</summary>
    public KeyRules(IEnumerable<string> patterns)
    {
        _patterns = [.. patterns.Select(p => Normalize(p).Split('*'))];
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a name is one of these. Platforms have few names, so each is worked out once.</summary>
    public bool Match(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > LongestName || _patterns.Length == 0)
        {
            return false;
        }

        if (_lookup.TryGetValue(name, out var known))
        {
            return known;
        }

        var text = name.ToString();
        var normal = Normalize(text);
        var matches = Array.Exists(_patterns, p => Match(p, normal));
        if (_known.Count < MostRemembered)
        {
            _known[text] = matches;
        }

        return matches;
    }

    /// <summary>Texts of which at least one stands in any name that matches, in the spellings that are usual; as few as do.</summary>
    internal static IReadOnlyList<string> Literals(IEnumerable<string> patterns)
    {
        var all = patterns
            .Select(p => p.Split('*').MaxBy(part => part.Length)!.Trim('_', '-'))
            .Where(part => part.Length > 0)
            .SelectMany(part => new[] { Normalize(part), part.Replace('-', '_'), part.Replace('_', '-') })
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return [.. all.Where(one => !all.Exists(other => other.Length < one.Length && one.Contains(other, StringComparison.OrdinalIgnoreCase)))];
    }

    private static string Normalize(string name) => string.Concat(name.Where(c => c is not ('_' or '-'))).ToLowerInvariant();

    private static bool Match(string[] parts, string name)
    {
        if (parts.Length == 1)
        {
            return name == parts[0];
        }

        var rest = name.AsSpan();
        if (!rest.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[parts[0].Length..];
        foreach (var part in parts.AsSpan(1..^1))
        {
            var at = rest.IndexOf(part, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            rest = rest[(at + part.Length)..];
        }

        return rest.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
