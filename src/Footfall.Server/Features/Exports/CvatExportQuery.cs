using Footfall.Analytics.Asking;
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

    /// <summary>Ids that must be equal, by column.</summary>
    public required IReadOnlyDictionary<string, string> Ids { get; init; }

    /// <summary>Name of the file; null for a name with the time.</summary>
    public string? FileName { get; init; }

    /// <summary>The bounds as a half-open range of whole milliseconds.</summary>
    public TimeRange Range => new(
        From ?? DateTimeOffset.UnixEpoch,
        To is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to.ToUnixTimeMilliseconds() + 1) : DateTimeOffset.UnixEpoch.AddYears(230));
}
