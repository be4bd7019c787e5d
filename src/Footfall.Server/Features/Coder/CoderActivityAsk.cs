using Footfall.Analytics.Asking;
using Footfall.Model;
using Footfall.Model.Activity;
using NodaTime;

namespace Footfall.Server.Features.Coder;

/// <summary>A question of Coder's Activity API, understood.</summary>
internal sealed record CoderActivityAsk
{
    /// <summary>Begins of the buckets, and the end of the last: all UTC. Two or more, or none when every bucket was left out.</summary>
    internal required IReadOnlyList<DateTimeOffset> Edges { get; init; }

    /// <summary>Offset that times are answered with.</summary>
    internal required TimeSpan Offset { get; init; }

    /// <summary>The category; null for any.</summary>
    internal required string? Category { get; init; }

    internal required string? Org { get; init; }

    internal required bool IsCsv { get; init; }

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal static CoderActivityAsk Read(CoderActivityQuery query, int mostBuckets, CoderMistakes mistakes)
    {
        var (start, end) = (CoderTime.Read("start", query.Start, mistakes), CoderTime.Read("end", query.End, mistakes));
        var category = ReadCategory(query.Category, mistakes);
        var step = ReadStep(query.Interval, mistakes);
        var zone = ReadZone(query.Tz, mistakes);
        var isAligned = mistakes.Choice("align", query.Align, "start", "calendar") == "calendar";
        var drop = mistakes.Choice("drop_partial", query.DropPartial, "false", "true") == "true";
        var format = mistakes.Choice("format", query.Format, "json", "csv");
        if (start is { } s && end is { } e && e.Instant <= s.Instant)
        {
            mistakes.Add("invalid_range", "end", "must lie after start.");
        }

        var edges = mistakes.Any ? [] : Buckets(WholeSeconds(start!.Value.Instant, end!.Value.Instant), step, zone, (isAligned, drop, mostBuckets), mistakes);
        return new CoderActivityAsk
        {
            Edges = edges,
            Offset = start?.Offset ?? TimeSpan.Zero,
            Category = category,
            Org = string.IsNullOrEmpty(query.Org) ? null : query.Org,
            IsCsv = format == "csv",
        };
    }

    private static string? ReadCategory(string? text, CoderMistakes mistakes)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Trim().Equals("any", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var category = ActivityCategory.Find(text);
        if (category is null)
        {
            mistakes.Add("invalid_category", "category", $"must be any, {string.Join(", ", ActivityCategory.All)}, but is '{text}'.");
        }

        return category;
    }

    private static CalendarStep ReadStep(string? text, CoderMistakes mistakes)
    {
        var step = CalendarStep.Read(string.IsNullOrWhiteSpace(text) ? "1 day" : text);
        if (step is null)
        {
            mistakes.Add("invalid_interval", "interval", $"must be a number from 1 to {CalendarStep.Most} and minute, hour, day, week, month, quarter or year, such as '1 week' or '90 day', but is '{text}'.");
        }

        return step ?? new CalendarStep(1, "day");
    }

    private static DateTimeZone ReadZone(string? tz, CoderMistakes mistakes)
    {
        var zone = string.IsNullOrEmpty(tz) ? DateTimeZone.Utc : DateTimeZoneProviders.Tzdb.GetZoneOrNull(tz);
        if (zone is null)
        {
            mistakes.Add("invalid_tz", "tz", $"must be an IANA time zone such as Europe/Berlin, but is '{tz}'.");
        }

        return zone ?? DateTimeZone.Utc;
    }

    /// <summary>
    /// The whole seconds that a range touches: a year in nanoseconds is more than a JavaScript number holds exactly, except where it has
    /// whole seconds.
    /// </summary>
    private static TimeRange WholeSeconds(DateTimeOffset start, DateTimeOffset end) => new(
        new DateTimeOffset(start.UtcTicks - (start.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero),
        new DateTimeOffset((end.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero));

    private static List<DateTimeOffset> Buckets(TimeRange range, CalendarStep step, DateTimeZone zone, (bool IsAligned, bool DropPartial, int Most) how, CoderMistakes mistakes)
    {
        var edges = step.Edges(range, zone, how.IsAligned).Take(how.Most + 2).ToList();
        if (edges.Count > how.Most + 1)
        {
            mistakes.Add("too_many_buckets", "interval", $"would cut the time from start to end into more than {how.Most} buckets; choose a longer one (setting Activity:MostBuckets).");
            return [];
        }

        var (cutsFirst, cutsLast) = (edges[0] < range.From, edges[^1] > range.To);
        if (!how.DropPartial)
        {
            (edges[0], edges[^1]) = (range.From, range.To);
            return edges;
        }

        edges.RemoveRange(0, cutsFirst ? 1 : 0);
        edges.RemoveRange(edges.Count - (cutsLast && edges.Count > 0 ? 1 : 0), cutsLast && edges.Count > 0 ? 1 : 0);
        return edges.Count > 1 ? edges : [];
    }
}
