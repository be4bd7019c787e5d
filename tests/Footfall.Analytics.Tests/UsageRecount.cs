using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The naive way to the points of scatter plots and to what lies behind them.</summary>
internal static class UsageRecount
{
    public static long Bucket(Event e, long seconds) => e.Time.ToUnixTimeMilliseconds() / (seconds * 1000) * (seconds * 1000);

    public static IEnumerable<string> Points(IEnumerable<Event> events, long seconds, Func<Event, string> thing, Func<Event, string>? package = null) => events
        .GroupBy(e => $"{Bucket(e, seconds)} {(package ?? thing)(e)} {thing(e)} {e.UserId}")
        .Select(g => $"{g.Key} {g.Count()}")
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Panes(IReadOnlyCollection<Event> events) => events
        .SelectMany(e => new[] { $"user  {e.UserId}", $"package  {e.Package ?? "Core"}", Done(e) })
        .GroupBy(line => line)
        .Select(g => $"{g.Key} {g.Count()}")
        .Order(StringComparer.Ordinal);

    private static string Done(Event e) => e switch
    {
        { Function: not null } => $"function {e.Package ?? "Core"} {e.Function}",
        { Kind: "audit" } => $"audit  {e.Scope}",
        _ => $"log  {e.Kind}",
    };
}
