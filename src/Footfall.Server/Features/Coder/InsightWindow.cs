using Footfall.Model;

namespace Footfall.Server.Features.Coder;

/// <summary>The period of an insight, and its templates: what three of the routes take. Source: <c>specs/coder.md</c> A2.2.</summary>
internal sealed record InsightWindow(CoderTime Start, CoderTime End, IReadOnlyList<string> Templates)
{
    private const int LongestTemplate = 200;

    internal TimeRange Range => new(Start.Instant, End.Instant);

    /// <summary>Whether it has no time in it, which is allowed.</summary>
    internal bool IsEmpty => Start.Instant == End.Instant;

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal static InsightWindow Read(string? start, string? end, string? templates, DateTimeOffset now, CoderMistakes mistakes)
    {
        var latest = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero).AddHours(1);
        var from = ReadTime("start_time", start, latest, mistakes);
        var to = ReadTime("end_time", end, latest, mistakes);
        if (from is { } f && Clock(f) != TimeSpan.Zero)
        {
            mistakes.Add("invalid_start_time", "start_time", $"must be midnight in its own offset, but is '{start}'.");
        }

        if (to is { } t && Clock(t) != TimeSpan.Zero && (Date(t) != Date(t with { Instant = now }) || Clock(t).Ticks % TimeSpan.TicksPerHour != 0))
        {
            mistakes.Add("invalid_end_time", "end_time", $"must be midnight in its own offset, or a whole hour when it is today, but is '{end}'.");
        }

        if (from is { } a && to is { } b && b.Instant < a.Instant)
        {
            mistakes.Add("invalid_end_time", "end_time", "must not lie before start_time.");
        }

        return new InsightWindow(from ?? default, to ?? default, ReadTemplates(templates, mistakes));
    }

    /// <summary>
    /// Whether weeks fit: nothing is left over, or at least six days are. Six days in which clocks go forward lack an hour.
    /// </summary>
    internal bool HasWeeks
    {
        get
        {
            var rest = TimeSpan.FromTicks((End.Instant - Start.Instant).Ticks % TimeSpan.FromDays(7).Ticks);
            return rest == TimeSpan.Zero || rest >= TimeSpan.FromDays(6) || (rest >= TimeSpan.FromHours(143) && (Date(End) - Date(Start)).Days % 7 == 6);
        }
    }

    private static CoderTime? ReadTime(string field, string? text, DateTimeOffset latest, CoderMistakes mistakes)
    {
        var time = CoderTime.Read(field, text, mistakes);
        if (time is { } given && given.Instant > latest)
        {
            mistakes.Add($"invalid_{field}", field, $"must not lie after the current hour, but is '{text}'.");
            return null;
        }

        return time;
    }

    private static List<string> ReadTemplates(string? text, CoderMistakes mistakes)
    {
        var templates = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Order(StringComparer.Ordinal).ToList();
        if (templates.Exists(t => t.Length > LongestTemplate))
        {
            mistakes.Add("invalid_template_ids", "template_ids", $"must be ids of templates of at most {LongestTemplate} characters, separated by commas.");
        }

        return templates;
    }

    private static TimeSpan Clock(CoderTime time) => time.Instant.ToOffset(time.Offset).TimeOfDay;

    private static DateTime Date(CoderTime time) => time.Instant.ToOffset(time.Offset).Date;
}
