using Footfall.Analytics.Activity;
using Footfall.Model;
using Footfall.Server.Answers;

namespace Footfall.Server.Features.Activity;

/// <summary>
/// Reads the parameters of questions about activity. A period of so many days is days of the calendar, today the last of them, because
/// activity is counted by days; others are widened to whole minutes.
/// </summary>
internal sealed class ActivityReader(AskReader reader, ActivityOrgs orgs)
{
    private const int MostCategories = 100;

    /// <summary>Understands the parameters; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal async Task<ActivityAsk> ReadAsync(HttpContext context, ActivityQuery query, string[] formats, Mistakes mistakes)
    {
        query.RefuseOthers(mistakes);
        var ask = await reader.ReadAsync(context, query, formats, mistakes);
        var categories = query.Category ?? [];
        if (categories.Length > MostCategories)
        {
            mistakes.Add("category", FormattableString.Invariant($"may be given {MostCategories} times, but is given {categories.Length} times."));
        }

        var filter = new ActivityFilter
        {
            Range = ActivityFilter.WholeMinutes(RangeOf(query, ask)),
            Access = ask.Filter.Access,
            Orgs = ask.Filter["org"],
            Users = ask.Filter["user"],
            Categories = categories,
        };
        return new ActivityAsk(ask, mistakes.Any ? filter : await orgs.CompleteAsync(filter, context.RequestAborted));
    }

    /// <summary>Understands the parameters and answers; or answers what is wrong with them, all at once.</summary>
    internal async Task<IResult> AnswerAsync(HttpContext context, ActivityQuery query, string[] formats, Func<ActivityAsk, Task<IResult>> answer)
    {
        var mistakes = new Mistakes();
        var ask = await ReadAsync(context, query, formats, mistakes);
        return mistakes.Any ? mistakes.ToResult() : await answer(ask);
    }

    private static TimeRange RangeOf(ActivityQuery query, Ask ask)
    {
        var range = ask.Period.Range;
        var text = query.Period ?? (query.From is null && query.To is null ? query.StandardPeriod : "");
        if (!text.EndsWith('d') || !int.TryParse(text.AsSpan(0, text.Length - 1), System.Globalization.CultureInfo.InvariantCulture, out var days))
        {
            return range;
        }

        return new TimeRange(ask.Calendar.LastDays(range.To, days), range.To);
    }
}
