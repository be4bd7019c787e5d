using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.Analytics.Groups;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Server.Accounts;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;
using Period = Footfall.Analytics.Asking.Period;

namespace Footfall.Server.Answers;

/// <summary>Reads the parameters that all questions about events share, with the caller's rights as part of the filter.</summary>
internal sealed class AskReader(EventQuestions events, GroupQuestions groups, EventWriter writer, TimeProvider time)
{
    private const int MostValues = 1_000;

    // Stands for the users of a group that has none: no platform has such an id.
    private const string Nobody = "\u0001 nobody";

    /// <summary>Understands the parameters and answers; or answers what is wrong with them, all at once.</summary>
    /// <param name="context">The request.</param>
    /// <param name="query">Its parameters.</param>
    /// <param name="formats">The formats of the answer, the standard first.</param>
    /// <param name="answer">Makes the answer.</param>
    internal async Task<IResult> AnswerAsync(HttpContext context, EventQuery query, string[] formats, Func<Ask, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        var ask = await ReadAsync(context, query, formats, mistakes);
        return mistakes.Any ? mistakes.ToResult() : await answer(ask);
    }

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal async Task<Ask> ReadAsync(HttpContext context, EventQuery query, string[] formats, Mistakes mistakes)
    {
        RefuseUnknown(context, mistakes);
        var calendar = new Calendar(ReadZone(query.Tz, mistakes));
        var period = await ReadPeriodAsync(query, calendar, Rights.Of(context), mistakes, context.RequestAborted);
        var values = await WithGroupsAsync(query.Group, ReadValues(query, mistakes), mistakes, context.RequestAborted);

        // What was acknowledged is stored before a question is put together: an event on its way may break a seal, or begin a day. Who asks for the audit gets all of it.
        var isOfAudit = values.GetValueOrDefault("org")?.Contains(FootfallOrg.Slug) == true;
        await (isOfAudit ? writer.FlushAsync(context.RequestAborted) : writer.CatchUpAsync(context.RequestAborted));
        return new Ask
        {
            Filter = new EventFilter
            {
                Access = Rights.Of(context),
                Range = period.Range,
                Zone = calendar.Zone.Id,
                Values = values,
                Search = query.Search,
                DurationFrom = ReadDuration("duration_from", query.DurationFrom, mistakes),
                DurationTo = ReadDuration("duration_to", query.DurationTo, mistakes),
            },
            Period = period,
            Calendar = calendar,
            Format = mistakes.Choice("format", query.Format, formats),
            Compare = mistakes.Choice("compare", query.Compare, "false", "true") == "true" && !period.IsEverything,
            Limit = mistakes.Number("limit", query.LimitText, 100, 1, 10_000),
            Unit = ChartBuckets.Read(query.BucketName, query.BucketText, period.Range, mistakes),
        };
    }

    /// <summary>A time zone by its IANA name.</summary>
    internal static DateTimeZone ReadZone(string? tz, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(tz) || tz is "UTC" or "Etc/UTC")
        {
            return DateTimeZone.Utc;
        }

        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(tz) is { } zone)
        {
            return zone;
        }

        mistakes.Add("tz", $"must be an IANA time zone such as Europe/Berlin, but is '{tz}'.");
        return DateTimeZone.Utc;
    }

    /// <summary>The period that the parameters mean.</summary>
    internal async Task<Period> ReadPeriodAsync(EventQuery query, Calendar calendar, Access access, Mistakes mistakes, CancellationToken cancellationToken)
    {
        var now = Ceiling(time.GetUtcNow());
        var hasBounds = query.From is not null || query.To is not null;
        var text = query.Period ?? query.StandardPeriod;
        var isNeeded = hasBounds ? query.From is null || query.To is null : PeriodReader.NeedsEverything(text);
        var everything = isNeeded ? await EverythingAsync(now, access, cancellationToken) : LastWeek(now);
        if (hasBounds)
        {
            if (!string.IsNullOrEmpty(query.Period) && new PeriodReader(calendar, now, everything).Read(query.Period) is null)
            {
                mistakes.Add("period", NotUnderstood(query.Period));
            }

            return ReadBounds(query, everything, mistakes);
        }

        if (new PeriodReader(calendar, now, everything).Read(text) is { } period && period.Range.Length > TimeSpan.Zero)
        {
            return period;
        }

        mistakes.Add("period", NotUnderstood(text));
        return new Period(everything, "All time", IsEverything: true);
    }

    /// <summary>What is wrong with a text that means no period.</summary>
    internal static string NotUnderstood(string text) => $"'{text}' is not understood. Try 24h, 7d, this-week, last-month, all, June 2024, or 2021-2022.";

    private static Period ReadBounds(EventQuery query, TimeRange everything, Mistakes mistakes)
    {
        var from = ReadInstant("from", query.From, mistakes) ?? everything.From;
        var to = ReadInstant("to", query.To, mistakes) ?? everything.To;
        if (to <= from)
        {
            // A bound that is left open may lie on the wrong side of the given one: then the period is empty, not wrong.
            if (query.From is not null && query.To is not null && !mistakes.Any)
            {
                mistakes.Add("to", "must lie after 'from'.");
            }

            to = from.AddMilliseconds(1);
        }

        return new Period(new TimeRange(from, to), "From-to");
    }

    private static DateTimeOffset? ReadInstant(string name, string? text, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // A plus that was not encoded arrives as a blank.
        if (Instants.TryParseRfc3339(text, out var instant) || (text.LastIndexOf(' ') > 18 && Instants.TryParseRfc3339(text[..19] + text[19..].Replace(' ', '+'), out instant)))
        {
            if (instant >= Instants.Earliest && instant <= Instants.End)
            {
                return instant;
            }

            mistakes.Add(name, FormattableString.Invariant($"must lie between {Instants.Earliest:yyyy-MM-dd} and {Instants.End:yyyy-MM-dd}, but is '{text}'."));
            return null;
        }

        mistakes.Add(name, $"must be RFC 3339 such as 2026-01-05T09:00:00Z, but is '{text}'.");
        return null;
    }

    /// <summary>Stands in where there is nothing.</summary>
    private static TimeRange LastWeek(DateTimeOffset now) => new(now.AddDays(-7), now);

    private async Task<TimeRange> EverythingAsync(DateTimeOffset now, Access access, CancellationToken cancellationToken)
    {
        var range = await events.RangeAsync(access, cancellationToken);
        return range.Events == 0
            ? LastWeek(now)
            : new TimeRange(DateTimeOffset.FromUnixTimeMilliseconds(range.First), DateTimeOffset.FromUnixTimeMilliseconds(range.Last + 1));
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadValues(EventQuery query, Mistakes mistakes)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (name, given) in query.Columns)
        {
            if (given is { Length: > MostValues })
            {
                mistakes.Add(name, FormattableString.Invariant($"may be given {MostValues} times, but is given {given.Length} times."));
            }
            else if (given is { Length: > 0 })
            {
                values[name] = given;
                RefuseOthers(name, given, mistakes);
            }
        }

        return values;
    }

    /// <summary>Groups and users are a union (semantics 5.1): whoever belongs to the groups is asked for like a user who was named.</summary>
    private async Task<Dictionary<string, IReadOnlyList<string>>> WithGroupsAsync(string[]? given, Dictionary<string, IReadOnlyList<string>> values, Mistakes mistakes, CancellationToken cancellationToken)
    {
        if (given is not { Length: > 0 })
        {
            return values;
        }

        if (given.Length > MostValues)
        {
            mistakes.Add("group", FormattableString.Invariant($"may be given {MostValues} times, but is given {given.Length} times."));
            return values;
        }

        var users = await groups.UsersAsync(given, cancellationToken);
        var named = values.GetValueOrDefault("user", []);

        // A group of nobody matches nothing; no user at all would match everybody.
        values["user"] = [.. users.Concat(named).Distinct().DefaultIfEmpty(Nobody)];
        return values;
    }

    private static void RefuseOthers(string name, string[] given, Mistakes mistakes)
    {
        if (name == EventFilter.Entity && given.FirstOrDefault(v => EntityRef.Parse(v) is null) is { } wrong)
        {
            mistakes.Add(name, $"must be kind:id with one of the kinds {string.Join(", ", EntityRef.Kinds)}, but is '{wrong}'.");
        }

        if (FilterColumn.Find(name)?.Choices is { } choices && given.FirstOrDefault(v => !choices.Contains(v)) is { } other)
        {
            mistakes.Add(name, $"must be one of {string.Join(", ", choices)}, but is '{other}'.");
        }
    }

    private static long? ReadDuration(string name, string? text, Mistakes mistakes)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        mistakes.Add(name, $"must be a whole number of milliseconds, but is '{text}'.");
        return null;
    }

    /// <summary>A parameter that is spelled wrong would otherwise be taken for no filter at all.</summary>
    internal static void RefuseUnknown(HttpContext context, Mistakes mistakes)
    {
        var known = KnownParameters.Of(context.GetEndpoint());
        foreach (var name in context.Request.Query.Keys.Where(k => !known.Contains(k)))
        {
            mistakes.Add(name, "is not a parameter of this route.");
        }
    }

    private static DateTimeOffset Ceiling(DateTimeOffset now) => now.AddTicks(TimeSpan.TicksPerSecond - (now.UtcTicks % TimeSpan.TicksPerSecond));
}
