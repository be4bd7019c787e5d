using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Asking;

/// <summary>
/// The buckets that a period is cut into, first to last without gaps. Their edges are computed here and nowhere else, so
/// that what the engine groups by and what is filled with zeros cannot differ.
/// </summary>
public sealed class BucketSeries
{
    private readonly long[] _starts;

    internal BucketSeries(IEnumerable<long> starts, long end, long nominalSeconds)
    {
        _starts = [.. starts];
        End = end;
        Seconds = nominalSeconds;
        Step = UniformStep();
    }

    /// <summary>Nominal width in seconds: 86,400 for a day even when clocks change in it.</summary>
    public long Seconds { get; }

    /// <summary>Number of buckets.</summary>
    public int Count => _starts.Length;

    /// <summary>Start of each bucket.</summary>
    public IEnumerable<DateTimeOffset> Starts => _starts.Select(DateTimeOffset.FromUnixTimeMilliseconds);

    private long End { get; }

    private long? Step { get; }

    /// <summary>Whether every edge lies on a multiple of so many seconds since 1970.</summary>
    public bool Fits(int seconds) => _starts.All(s => s % (seconds * 1000L) == 0) && End % (seconds * 1000L) == 0;

    /// <summary>The expression for the start of a row's bucket. Division where all buckets are equally wide, else a search.</summary>
    /// <param name="milliseconds">SQL for the row's instant in Unix milliseconds, Int64.</param>
    internal string Sql(string milliseconds = "toUnixTimestamp64Milli(time)") => Step is null
        ? $"roundDown({milliseconds}, {{bucket_starts:Array(Int64)}})"
        : $"{{bucket_origin:Int64}} + intDiv({milliseconds} - {{bucket_origin:Int64}}, {{bucket_step:Int64}}) * {{bucket_step:Int64}}";

    /// <summary>Buckets between given instants, the last up to <paramref name="end"/>.</summary>
    public static BucketSeries Between(IReadOnlyList<DateTimeOffset> starts, DateTimeOffset end) => new(
        starts.Select(s => s.ToUnixTimeMilliseconds()),
        end.ToUnixTimeMilliseconds(),
        (long)((starts.Count > 1 ? starts[1] : end) - starts[0]).TotalSeconds);

    /// <summary>Buckets of a fixed width aligned to 1970-01-01 UTC that cover a range.</summary>
    public static BucketSeries OfEpoch(TimeRange range, long seconds)
    {
        var step = seconds * 1000;
        var first = FloorDiv(range.From.ToUnixTimeMilliseconds(), step) * step;
        var end = range.To.ToUnixTimeMilliseconds();
        var count = Math.Max(1, FloorDiv(end - 1 - first, step) + 1);
        return new BucketSeries(Enumerable.Range(0, (int)count).Select(i => first + (i * step)), first + (count * step), seconds);
    }

    /// <summary>One value a bucket, <paramref name="empty"/> where the rows have none.</summary>
    /// <param name="rows">Rows with bucket starts as <c>$bucket$</c> gives them.</param>
    /// <param name="bucket">The bucket start of a row.</param>
    /// <param name="empty">What an empty bucket shows.</param>
    public IEnumerable<TRow> Fill<TRow>(IEnumerable<TRow> rows, Func<TRow, long> bucket, Func<DateTimeOffset, TRow> empty)
    {
        var byStart = rows.ToDictionary(bucket);
        return _starts.Select(s => byStart.TryGetValue(s, out var row) ? row : empty(DateTimeOffset.FromUnixTimeMilliseconds(s)));
    }

    internal void AddTo(Parameters parameters)
    {
        if (Step is { } step)
        {
            parameters.Add("bucket_origin", _starts[0]).Add("bucket_step", step);
        }
        else
        {
            parameters.Add("bucket_starts", _starts);
        }
    }

    private long? UniformStep()
    {
        var step = (_starts.Length > 1 ? _starts[1] : End) - _starts[0];
        for (var i = 1; i < _starts.Length; i++)
        {
            if (_starts[i] - _starts[i - 1] != step)
            {
                return null;
            }
        }

        return step;
    }

    private static long FloorDiv(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);
}
