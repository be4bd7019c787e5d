using System.Globalization;
using System.Text.RegularExpressions;
using Footfall.Model;
using NodaTime;

namespace Footfall.Analytics.Asking;

/// <summary>
/// Reads periods: names (<c>7d</c>, <c>this-week</c>, <c>all</c>) and what people type (<c>June 1984</c>, <c>Oct 17, 2019</c>,
/// <c>2021-2022</c>, <c>before 2020</c>, <c>last 3 days</c>). Weeks begin on Monday, days in the viewer's zone.
/// Source: semantics 5.4; <c>specs/datagrok.md</c> 3.2.
/// </summary>
public sealed partial class PeriodReader(Calendar calendar, DateTimeOffset now, TimeRange everything)
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "MMM d, yyyy", "MMMM d, yyyy", "d MMM yyyy", "d MMMM yyyy", "dd/MM/yyyy"];
    private static readonly string[] MonthFormats = ["MMM yyyy", "MMMM yyyy", "yyyy-MM"];
    private static readonly string[] InstantFormats = ["dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];

    private static readonly DateTimeOffset SomeDay = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private LocalDate Today => calendar.DateOf(now);

    /// <summary>Whether a text means a period that begins or ends with the events; finding those out costs a question to the store.</summary>
    public static bool NeedsEverything(string text) => Words(text) is "" or "all" or "anytime" or "all time" || Open().IsMatch(text.Trim());

    /// <summary>Whether a text means a period at all, whoever asks and when.</summary>
    public static bool Knows(string text) => new PeriodReader(new Calendar(DateTimeZone.Utc), SomeDay, new TimeRange(DateTimeOffset.UnixEpoch, SomeDay)).Read(text) is not null;

    /// <summary>The period that a text means, or null when it means none.</summary>
    public Period? Read(string text)
    {
        var words = Words(text);
        return words switch
        {
            "" or "all" or "anytime" or "all time" => new Period(everything, "All time", IsEverything: true),
            "today" => Days(Today, 1, "Today"),
            "yesterday" => Days(Today.PlusDays(-1), 1, "Yesterday"),
            _ => ReadRolling(words) ?? ReadCalendar(words) ?? ReadOpen(text.Trim()) ?? ReadSpan(text.Trim()) ?? ReadPart(text.Trim()),
        };
    }

    private static string Words(string text) => text.Trim().ToLowerInvariant().Replace('-', ' ');

    /// <summary><c>24h</c>, <c>7d</c>, <c>2w</c>, <c>3m</c>, <c>1y</c>, <c>last 3 days</c>: that long up to now.</summary>
    private Period? ReadRolling(string words)
    {
        var match = Rolling().Match(words);
        if (!match.Success || !int.TryParse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var count) || count is 0 or > 10_000)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value[0];
        var from = unit == 'h' ? now.AddHours(-count) : Back(unit, count);
        var name = unit switch { 'h' => "hour", 'd' => "day", 'w' => "week", 'm' => "month", _ => "year" };
        var title = count == 1 ? $"Last {name}" : string.Create(CultureInfo.InvariantCulture, $"Last {count} {name}s");
        return new Period(new TimeRange(from, now), title);
    }

    private DateTimeOffset Back(char unit, int count)
    {
        if (unit is 'd' or 'w')
        {
            return now.AddDays(-count * (unit == 'w' ? 7 : 1));
        }

        var local = Instant.FromDateTimeOffset(now).InZone(calendar.Zone).LocalDateTime;
        var earlier = unit == 'm' ? local.PlusMonths(-count) : local.PlusYears(-Math.Min(count, 1000));
        return calendar.Zone.AtLeniently(earlier).ToDateTimeOffset().ToUniversalTime();
    }

    private Period? ReadCalendar(string words)
    {
        var match = CalendarUnit().Match(words);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value switch { "week" => BucketUnit.Week, "month" => BucketUnit.Month, _ => BucketUnit.Year };
        var last = match.Groups["which"].Value == "last";
        var from = Calendar.Begin(Today, unit);
        from = last ? Calendar.Add(from, unit, -1) : from;
        return Between(from, Calendar.Add(from, unit, 1), $"{(last ? "Last" : "This")} {match.Groups["unit"].Value}");
    }

    /// <summary><c>before X</c> and <c>after X</c>; both include the bound itself.</summary>
    private Period? ReadOpen(string text)
    {
        var match = Open().Match(text);
        if (!match.Success || ReadPart(match.Groups["what"].Value) is not { } part)
        {
            return null;
        }

        var first = part.Range.From;
        return match.Groups["side"].Value.Equals("before", StringComparison.OrdinalIgnoreCase)
            ? new Period(new TimeRange(Min(everything.From, first), first.AddMilliseconds(1)), $"Before {match.Groups["what"].Value}")
            : new Period(new TimeRange(first, Max(everything.To, first.AddMilliseconds(1))), $"After {match.Groups["what"].Value}");
    }

    /// <summary><c>A-B</c> of two years or two instants; both ends are included.</summary>
    private Period? ReadSpan(string text)
    {
        var match = Span().Match(text);
        if (!match.Success
            || ReadPart(match.Groups["a"].Value.Trim()) is not { } a
            || ReadPart(match.Groups["b"].Value.Trim()) is not { } b
            || b.Range.From < a.Range.From)
        {
            return null;
        }

        return new Period(new TimeRange(a.Range.From, b.Range.From.AddMilliseconds(1)), text);
    }

    /// <summary>A year, a month, a day, or one instant.</summary>
    private Period? ReadPart(string text)
    {
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200)
        {
            return Between(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1), text);
        }

        if (TryDate(text, MonthFormats, out var month))
        {
            return Between(month, month.PlusMonths(1), text);
        }

        if (TryDate(text, DayFormats, out var day))
        {
            return Days(day, 1, text);
        }

        return TryInstant(text, out var instant) ? new Period(new TimeRange(instant, instant.AddMilliseconds(1)), text) : null;
    }

    private bool TryInstant(string text, out DateTimeOffset instant)
    {
        if (DateTime.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            instant = calendar.Zone.AtLeniently(LocalDateTime.FromDateTime(local)).ToDateTimeOffset().ToUniversalTime();
            return true;
        }

        instant = default;
        return text.Length > 10 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    private static bool TryDate(string text, string[] formats, out LocalDate date)
    {
        var ok = DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        date = ok && parsed.Year is >= 1900 and <= 2200 ? LocalDate.FromDateTime(parsed) : default;
        return ok && parsed.Year is >= 1900 and <= 2200;
    }

    private Period Days(LocalDate from, int count, string title) => Between(from, from.PlusDays(count), title);

    private Period Between(LocalDate from, LocalDate to, string title) => new(
        new TimeRange(DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(from)), DateTimeOffset.FromUnixTimeMilliseconds(calendar.StartOf(to))),
        title);

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    [GeneratedRegex(@"^(last )?(?<count>\d{1,5}) ?(?<unit>h|d|w|m|y|hours?|days?|weeks?|months?|years?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rolling();

    [GeneratedRegex("^(?<which>this|last) (?<unit>week|month|year)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CalendarUnit();

    [GeneratedRegex("^(?<side>before|after) (?<what>.+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Open();

    [GeneratedRegex(@"^(?<a>\d{4}|\d\d/\d\d/\d{4} \d\d:\d\d:\d\d) ?- ?(?<b>\d{4}|\d\d/\d\d/\d{4} \d\d:\d\d:\d\d)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();
}
