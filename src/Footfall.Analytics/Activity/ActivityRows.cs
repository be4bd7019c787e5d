using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;
using Footfall.Model;
using Footfall.Model.Activity;

namespace Footfall.Analytics.Activity;

/// <summary>
/// Where questions about activity read from: events of sealed days from the table <c>activity</c>, those of open days from the events
/// themselves. A session reaches into later days, so the events of days before the period count, too. Where edges of buckets lie inside a
/// minute, the first instant in which the user was seen in it decides, which only events know: then all is read from events.
/// See <c>docs/adr/0016-activity.md</c>.
/// </summary>
internal sealed class ActivityRows
{
    private const long MinuteMs = 60_000;
    private const long HourSeconds = 3_600;
    private const long DayMs = 86_400_000;
    private const long WholeHour = (1L << 60) - 1;

    private readonly ActivityRules _rules;
    private readonly ActivityCondition _condition;
    private readonly List<SealedDay> _sealed;
    private readonly List<int> _open;
    private readonly long _from;
    private readonly long _to;
    private readonly int _slot;

    /// <summary>Decides where to read from.</summary>
    /// <param name="filter">Which minutes.</param>
    /// <param name="buckets">What they are put into; null for none.</param>
    /// <param name="seals">Days whose rollups are made, and those that have none, read after what was acknowledged had been stored.</param>
    /// <param name="rules">Which events show activity.</param>
    internal ActivityRows(ActivityFilter filter, BucketSeries? buckets, SealedDays seals, ActivityRules rules)
    {
        _rules = rules;
        _condition = new ActivityCondition(filter);
        (_from, _to) = (Ceiling(filter.Range.From), Ceiling(filter.Range.To));
        var (first, last) = ((int)(_from / DayMs) - ActivityMinutes.LongestDays, (int)((_to - 1) / DayMs));
        _sealed = [.. seals.All.Where(d => d.Day >= first && d.Day <= last)];
        _open = [.. seals.Open.Where(d => d >= first && d <= last)];
        _slot = _from % MinuteMs != 0 || _to % MinuteMs != 0 || buckets?.Fits(60) == false ? 0
            : buckets is null || buckets.Fits(3600) ? 60
            : buckets.Fits(900) ? 15 : 1;
    }

    /// <summary>
    /// A subquery with columns of <paramref name="keys"/>, at (Unix milliseconds), n: how many different minutes, and last: the begin of the last
    /// of them (Unix milliseconds).
    /// </summary>
    /// <param name="keys">Columns that minutes are counted by; user_id is always among them.</param>
    internal string Counted(params ReadOnlySpan<string> keys)
    {
        var by = string.Join(", ", (string[])["user_id", .. keys]);
        return _slot switch
        {
            0 => $"(SELECT {by}, intDiv(first, 1000) AS at, toUInt64(1) AS n, at AS last FROM ({FirstInstants(by)}) WHERE first >= {{act_from:Int64}} * 1000 AND first < {{act_to:Int64}} * 1000)",
            60 => $"(SELECT {by}, toInt64(hour) * 1000 AS at, groupBitOr(minutes) AS mask, toUInt64(bitCount(mask)) AS n, {Last("hour")} AS last FROM {Hours} GROUP BY {by}, hour)",
            _ => $"(SELECT {by}, toInt64(slot) * 1000 AS at, groupBitOr(minutes) AS mask, toUInt64(bitCount(mask)) AS n, {Last("slot")} AS last FROM {Slots} GROUP BY {by}, slot)",
        };
    }

    /// <summary>
    /// A subquery with columns of <paramref name="keys"/> and at (Unix milliseconds), with a row or more where there is a minute: for questions of
    /// who was active, which need not join the minutes of an hour first.
    /// </summary>
    /// <param name="keys">Columns beside user_id.</param>
    internal string Seen(params ReadOnlySpan<string> keys)
    {
        var by = string.Join(", ", (string[])["user_id", .. keys]);
        return _slot switch
        {
            0 => Counted(keys),
            60 => $"(SELECT {by}, toInt64(hour) * 1000 AS at FROM {Hours})",
            _ => $"(SELECT {by}, toInt64(slot) * 1000 AS at FROM {Slots})",
        };
    }

    /// <summary>
    /// A subquery with columns hour (Unix seconds), user_id, org_id, org_slug, category, app, template and minutes, the mask of the hour's
    /// minutes inside the period. Only for periods of whole minutes.
    /// </summary>
    internal string Hours => $"(SELECT hour, {ActivityMinutes.Keys}, {Clipped} AS minutes FROM {Source} AS source WHERE hour >= {{act_hour_from:Int64}} AND hour < {{act_to:Int64}} / 1000 AND {Clipped} != 0)";

    internal void AddTo(Parameters parameters)
    {
        _condition.AddTo(parameters);
        ActivityMinutes.AddTo(parameters, _rules.Scopes, _rules.Categories);
        var (hourFrom, hourTo) = (_from / 1000 / HourSeconds * HourSeconds, _to / 1000 / HourSeconds * HourSeconds);
        parameters.Add("act_from", _from).Add("act_to", _to).Add("minute_from", _from / MinuteMs).Add("minute_to", (_to - 1) / MinuteMs);
        parameters.Add("act_hour_from", hourFrom).Add("act_hour_to", hourTo);
        parameters.Add("act_mask_from", WholeHour & ~((1L << (int)(_from / MinuteMs % 60)) - 1)).Add("act_mask_to", (1L << (int)(_to / MinuteMs % 60)) - 1);
        parameters.Add("act_days", _sealed.Select(d => (long)d.Day)).Add("act_versions", _sealed.Select(d => d.Version)).Add("act_open", _open.Select(d => (long)d));
    }

    private static string Last(string at) => $"(intDiv(toInt64({at}), {HourSeconds}) * 60 + toInt64(arrayMax(bitPositionsToArray(mask)))) * {MinuteMs}";

    // In the hour of the begin the minutes from it on, in the hour of the end those before it.
    private static string Clipped =>
        $"bitAnd(source.minutes, bitAnd(if(hour = {{act_hour_from:Int64}}, {{act_mask_from:UInt64}}, toUInt64({WholeHour})), if(hour = {{act_hour_to:Int64}}, {{act_mask_to:UInt64}}, toUInt64({WholeHour}))))";

    private string Slots
    {
        get
        {
            var masks = Enumerable.Range(0, 60 / _slot).Select(i => string.Create(CultureInfo.InvariantCulture, $"(hour + {i * _slot * 60}, bitAnd(minutes, {((1L << _slot) - 1) << (i * _slot)}))"));
            return $"(SELECT {ActivityMinutes.Keys}, part.1 AS slot, part.2 AS minutes FROM (SELECT hour, {ActivityMinutes.Keys}, minutes AS all_minutes FROM {Hours}) ARRAY JOIN arrayFilter(p -> p.2 != 0, [{string.Join(", ", masks).Replace("minutes", "all_minutes", StringComparison.Ordinal)}]) AS part)";
        }
    }

    private string Source => (_sealed.Count, _open.Count) switch
    {
        (0, 0) => $"(SELECT {Columns} FROM activity WHERE 0)",
        (0, _) => $"({OfOpen})",
        (_, 0) => $"({OfSealed})",
        _ => $"({OfSealed} UNION ALL {OfOpen})",
    };

    private static string Columns => $"hour, {ActivityMinutes.Keys}, minutes";

    private string OfSealed =>
        $$"""
        SELECT {{Columns}}
        FROM activity
        WHERE date >= toDate(intDiv({act_from:Int64}, {{DayMs}})) AND date <= toDate(intDiv({act_to:Int64} - 1, {{DayMs}}))
            AND (toInt64(day), version) IN (SELECT arrayJoin(arrayZip({act_days:Array(Int64)}, {act_versions:Array(Int64)})))
            AND {{_condition.Text()}}
        """;

    private string OfOpen => $"SELECT {Columns} FROM ({ActivityMinutes.Select($"{OpenTime} AND {ActivityMinutes.Counted} AND {_condition.Text()}", byDay: false)})";

    private string OpenTime => StretchesOf(_open) is { Count: <= DaySnapshot.MostStretches } stretches
        ? $"({string.Join(" OR ", stretches.Select(Stretch))}) AND time < fromUnixTimestamp64Milli({Text(_to)}, 'UTC')"
        : $"{Stretch((_open[0], _open[^1] + 1))} AND toInt64(toDate(time)) IN {{act_open:Array(Int64)}} AND time < fromUnixTimestamp64Milli({Text(_to)}, 'UTC')";

    private string FirstInstants(string by)
    {
        var time = $"time >= fromUnixTimestamp64Milli({Text(Math.Max(0, _from - (ActivityMinutes.LongestDays * DayMs)))}, 'UTC') AND time < fromUnixTimestamp64Milli({Text(_to)}, 'UTC')";
        return ActivityMinutes.SelectFirst($"{time} AND {ActivityMinutes.Counted} AND {_condition.Text()}", by);
    }

    /// <summary>Days that follow each other, as first and first after. Written out as instants, because the engine's index must see them.</summary>
    private static List<(int From, int After)> StretchesOf(List<int> days)
    {
        var stretches = new List<(int From, int After)>();
        foreach (var day in days)
        {
            if (stretches.Count > 0 && stretches[^1].After == day)
            {
                stretches[^1] = (stretches[^1].From, day + 1);
            }
            else
            {
                stretches.Add((day, day + 1));
            }
        }

        return stretches;
    }

    private static string Stretch((int From, int After) days) =>
        $"(time >= fromUnixTimestamp64Milli({Text(days.From * DayMs)}, 'UTC') AND time < fromUnixTimestamp64Milli({Text(days.After * DayMs)}, 'UTC'))";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    // Events have whole milliseconds: a bound between two means the later one.
    private static long Ceiling(DateTimeOffset time) =>
        (time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
