using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Footfall.Ingestion.Pipeline.Policy;

/// <summary>
/// What is stored of events, by scope: all of them, none, one of so many, and which fields without their value. <c>*</c> stands for any verb or object; the
/// most exact line of a scope counts.
/// </summary>
public sealed partial class LogPolicy
{
    /// <summary>What a line must be.</summary>
    public const string Form = "scopes with =keep, =drop, =1/N or =mask FIELD... behind them, separated by commas, or empty";

    private readonly FrozenDictionary<string, int> _shares;
    private readonly FrozenDictionary<string, string[]> _masks;

    /// <summary>Reads lines such as <c>hover:*=drop</c>, <c>move:*=1/10</c>, <c>open:file=mask path obj_val</c>; each must be right.</summary>
    public LogPolicy(IEnumerable<string> lines)
    {
        var (shares, masks) = (new Dictionary<string, int>(), new Dictionary<string, string[]>());
        foreach (var line in lines.Select(l => Line().Match(l)))
        {
            var (scope, act) = (line.Groups["scope"].Value, line.Groups["act"].Value);
            if (act.StartsWith("mask", StringComparison.Ordinal))
            {
                masks[scope] = act.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
            }
            else
            {
                shares[scope] = act == "keep" ? 1 : act == "drop" ? 0 : int.Parse(act[2..], CultureInfo.InvariantCulture);
            }
        }

        (_shares, _masks) = (shares.ToFrozenDictionary(), masks.ToFrozenDictionary());
    }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsEmpty => _shares.Count == 0 && _masks.Count == 0;

    /// <summary>Whether anything of a scope is stored, by the scopes that are named.</summary>
    public IReadOnlyDictionary<string, bool> Kept => _shares.ToDictionary(s => s.Key, s => s.Value != 0);

    /// <summary>Whether a line can be read.</summary>
    public static bool IsLine(string line) => Line().IsMatch(line);

    /// <summary>Of how many events of a scope one is stored; 0 for none.</summary>
    public int OneOf(string scope) => Find(_shares, scope, 1);

    /// <summary>The fields of a scope whose values are not stored.</summary>
    public IReadOnlyList<string> Masked(string scope) => Find(_masks, scope, []);

    /// <summary>Lines that hold for a scope where none names it itself, the most exact first.</summary>
    public static IEnumerable<string> WiderThan(string scope)
    {
        var colon = scope.IndexOf(':', StringComparison.Ordinal);
        var (verb, rest) = colon < 0 ? (scope, "") : (scope[..colon], scope[colon..]);
        yield return $"{verb}:*";
        yield return $"*{rest}";
        yield return "*:*";
    }

    private static T Find<T>(FrozenDictionary<string, T> lines, string scope, T none)
    {
        if (lines.Count == 0)
        {
            return none;
        }

        if (lines.TryGetValue(scope, out var found))
        {
            return found;
        }

        foreach (var wider in WiderThan(scope))
        {
            if (lines.TryGetValue(wider, out found))
            {
                return found;
            }
        }

        return none;
    }

    [GeneratedRegex(@"^(?<scope>([a-z0-9_]+|\*):([a-z0-9_]+|\*))\s*=\s*(?<act>keep|drop|1/[1-9][0-9]{0,5}|mask(\s+[A-Za-z0-9_]+)+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
