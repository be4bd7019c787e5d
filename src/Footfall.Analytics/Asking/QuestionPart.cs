using Footfall.ClickHouse;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Asking;

/// <summary>What goes into one place <c>$name$</c> of a question, or into its parameters.</summary>
/// <param name="Place">Name of the place; null when only values are added.</param>
/// <param name="Sql">SQL for the place. Only texts made by this program out of closed lists, never a caller's.</param>
/// <param name="Parameters">Adds the values that the SQL names.</param>
public readonly record struct QuestionPart(string? Place, string Sql, Action<Parameters>? Parameters = null)
{
    /// <summary>The condition of a filter, for <c>$filter$</c>.</summary>
    public static QuestionPart Filter(EventFilter filter)
    {
        var sql = FilterSql.Of(filter);
        return new QuestionPart("filter", sql.Text, sql.AddTo);
    }

    /// <summary>The bucket of an event, for <c>$bucket$</c>.</summary>
    public static QuestionPart Bucket(BucketSeries buckets) => new("bucket", buckets.Sql(), buckets.AddTo);

    /// <summary>The bounds of a stretch of time, in milliseconds since 1970, and its days for the engine's index, for <c>$days$</c> behind a condition on the time.</summary>
    public static QuestionPart Span(string first, long from, string last, long to) => new("days", EventDays.Hint(from, to), p => p.Add(first, from).Add(last, to));

    /// <summary>The same for instants.</summary>
    public static QuestionPart Span(string first, DateTimeOffset from, string last, DateTimeOffset to) => Span(first, from.ToUnixTimeMilliseconds(), last, to.ToUnixTimeMilliseconds());

    /// <summary>A value of the question's own parameters.</summary>
    public static QuestionPart Value(string name, string value) => new(null, "", p => p.Add(name, value));

    /// <summary>A number of the question's own parameters.</summary>
    public static QuestionPart Value(string name, long value) => new(null, "", p => p.Add(name, value));
}
