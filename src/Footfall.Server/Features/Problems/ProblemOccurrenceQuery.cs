using System.ComponentModel;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Problems;

/// <summary>Which error of a problem.</summary>
internal sealed class ProblemOccurrenceQuery
{
    [FromQuery(Name = "occurrence")]
    [Description("Id of the error. Standard: the last one.")]
    public string? Occurrence { get; init; }

    internal static Guid? Read(string? text, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        mistakes.Add("occurrence", $"must be the id of an error, but is '{text}'.");
        return null;
    }
}
