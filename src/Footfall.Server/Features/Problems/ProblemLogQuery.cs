using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Parameters of the log around an error.</summary>
internal sealed class ProblemLogQuery
{
    private const int LongestPlace = 78;

    [FromQuery(Name = "occurrence")]
    [Description("Id of the error. Standard: the last one.")]
    public string? Occurrence { get; init; }

    [FromQuery(Name = "level")]
    [Description("debug, info, warning, error or fatal. Repeat it for several. Standard: all.")]
    public string[]? Level { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Most lines, 1 to 10000. Standard: 1000.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the answer before: what follows.")]
    public string? After { get; init; }

    [FromQuery(Name = "before")]
    [Description("Member 'previous' of the answer before: what came earlier.")]
    public string? Before { get; init; }

    [FromQuery(Name = "format")]
    [Description("json, or text for the lines as a file. Standard: json.")]
    public string? Format { get; init; }

    internal (Guid? Occurrence, IReadOnlyList<string> Levels, int Limit, bool IsText) Read(Mistakes mistakes)
    {
        var levels = mistakes.Levels(Level);
        foreach (var (name, text) in new[] { ("after", After), ("before", Before) })
        {
            if (!string.IsNullOrEmpty(text) && !IsPlace(text))
            {
                mistakes.Add(name, "must be a member of the answer before.");
            }
        }

        return (ProblemOccurrenceQuery.Read(Occurrence, mistakes), levels, mistakes.Number("limit", Limit, 1_000, 1, 10_000), mistakes.Choice("format", Format, "json", "text") == "text");
    }

    /// <summary>Whether a text is a place in a log: a number of 256 bits.</summary>
    private static bool IsPlace(string text) => text.Length < LongestPlace && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
