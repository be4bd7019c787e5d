using Footfall.Analytics.Asking;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;

namespace Footfall.Server.Features.Exports;

/// <summary>What a CVAT export is to hold.</summary>
internal sealed record CvatExportQuery
{
    /// <summary>Rows that the caller may see.</summary>
    public required Access Access { get; init; }

    /// <summary>First instant, inclusive; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last instant, inclusive; null for no bound.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Ids that must be equal, by column; several values of one are alternatives.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Ids { get; init; }

    /// <summary>Name of the file; null for a name with the time.</summary>
    public string? FileName { get; init; }

    /// <summary>The bounds as a half-open range of whole milliseconds, cut to the instants that events may have.</summary>
    public TimeRange Range
    {
        get
        {
            var from = Clip(From ?? Instants.Earliest);
            var to = Clip(To ?? Instants.End);
            return new TimeRange(from, to < Instants.End ? DateTimeOffset.FromUnixTimeMilliseconds(to.ToUnixTimeMilliseconds() + 1) : to);
        }
    }

    private static DateTimeOffset Clip(DateTimeOffset time) =>
        time < Instants.Earliest ? Instants.Earliest : time > Instants.End ? Instants.End : time;
}
