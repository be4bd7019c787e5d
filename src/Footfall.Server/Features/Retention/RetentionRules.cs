using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Ingestion.Pipeline.Policy;

namespace Footfall.Server.Features.Retention;

/// <summary>How long events stay, by scope. <c>*</c> stands for any verb or object; the most exact line of a scope counts, and a scope without a line stays.</summary>
internal sealed partial class RetentionRules
{
    /// <summary>What a line must be.</summary>
    internal const string Form = "scopes with an age (90d, 12w, 6m, 2y) or =keep behind them, separated by commas, or empty";

    private readonly Dictionary<string, TimeSpan?> _ages = [];

    /// <summary>Reads lines such as <c>click:*=90d</c> and <c>click:buy=keep</c>; each must be right.</summary>
    internal RetentionRules(IReadOnlyList<string> lines)
    {
        Lines = lines;
        foreach (var line in lines.Select(l => Line().Match(l)))
        {
            _ages[line.Groups["scope"].Value] = line.Groups["age"].Value is { Length: > 0 } age ? ReadAge(age) : null;
        }
    }

    /// <summary>The lines as they were given.</summary>
    internal IReadOnlyList<string> Lines { get; }

    /// <summary>Ages of which there are lines, each once.</summary>
    internal IEnumerable<TimeSpan> Ages => _ages.Values.OfType<TimeSpan>().Distinct();

    /// <summary>Whether a line can be read.</summary>
    internal static bool IsLine(string line) => Line().IsMatch(line);

    /// <summary>Whether an age can be read.</summary>
    internal static bool IsAge(string age) => Age().IsMatch(age);

    /// <summary>A number with d, w, m (30 days) or y (365 days).</summary>
    internal static TimeSpan ReadAge(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return TimeSpan.FromDays(text[^1] switch { 'd' => number, 'w' => 7 * number, 'm' => 30 * number, _ => 365 * number });
    }

    /// <summary>The age at which events of a scope go; null when they stay.</summary>
    internal TimeSpan? AgeOf(string scope) => LogPolicy.WiderThan(scope).Prepend(scope).Where(_ages.ContainsKey).Select(s => _ages[s]).FirstOrDefault();

    [GeneratedRegex(@"^(?<scope>([a-z0-9_]+|\*):([a-z0-9_]+|\*))\s*=\s*((?<age>[1-9][0-9]{0,3}[dwmy])|keep)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    [GeneratedRegex("^[1-9][0-9]{0,3}[dwmy]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Age();
}
