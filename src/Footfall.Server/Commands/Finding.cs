namespace Footfall.Server.Commands;

/// <summary>What the doctor found at one place.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="State">good, warning or bad.</param>
/// <param name="Found">What was found.</param>
/// <param name="Advice">What would help; null when all is well.</param>
internal sealed record Finding(string Check, string State, string Found, string? Advice)
{
    internal const string IsGood = "good";
    internal const string IsBad = "bad";
    private const string IsWarning = "warning";

    internal static Finding Good(string check, string found) => new(check, IsGood, found, null);

    internal static Finding Warning(string check, string found, string advice) => new(check, IsWarning, found, advice);

    internal static Finding Bad(string check, string found, string advice) => new(check, IsBad, found, advice);

    /// <summary>A line or two for people.</summary>
    internal string ToText()
    {
        var mark = State switch { IsGood => "ok  ", IsWarning => "warn", _ => "BAD " };
        return Advice is null ? $"{mark}  {Check}: {Found}" : $"{mark}  {Check}: {Found}\n      {Advice}";
    }
}
