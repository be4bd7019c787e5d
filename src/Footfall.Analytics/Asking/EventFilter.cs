using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>
/// Which events a question is about. Values of one list are alternatives, different lists must all hold, and what an event
/// does not have never matches (semantics 5.1).
/// </summary>
public sealed record EventFilter
{
    /// <summary>Shown for events of no package.</summary>
    public const string NoPackage = "Core";

    /// <summary>What the caller may see.</summary>
    public required Access Access { get; init; }

    /// <summary>When.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>IANA time zone in which weekdays and hours are meant.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>Values that a column must have, by the column's name in the API.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Text that must stand in one of the readable columns, without regard to case.</summary>
    public string? Search { get; init; }

    /// <summary>Least duration in milliseconds.</summary>
    public long? DurationFrom { get; init; }

    /// <summary>Largest duration in milliseconds.</summary>
    public long? DurationTo { get; init; }

    /// <summary>Name of the filter that holds entities, as <c>kind:id</c>.</summary>
    public const string Entity = "entity";

    /// <summary>Entities that events must be about, one of them.</summary>
    public IEnumerable<EntityRef> Entities => this[Entity].Select(EntityRef.Parse).OfType<EntityRef>();

    /// <summary>The values for one column; empty when it may have any.</summary>
    public IReadOnlyList<string> this[string name] => Values.TryGetValue(name, out var values) ? values : [];

    /// <summary>This filter with other values for one column.</summary>
    public EventFilter With(string name, params IReadOnlyList<string> values) => this with
    {
        Values = new Dictionary<string, IReadOnlyList<string>>(Values) { [name] = values },
    };

    /// <summary>All that the caller may see in this filter's time.</summary>
    public EventFilter Everything => new() { Access = Access, Range = Range, Zone = Zone };

    /// <summary>This filter for the time of the same length before.</summary>
    public EventFilter Before => this with { Range = Range.Previous };
}
