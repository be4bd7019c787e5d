using Footfall.Analytics.Asking;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Events and filters for tests.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Day = DateTimeOffset.Parse("2026-03-27T00:00:00Z");

    private static readonly string[] Scopes =
        ["create:project", "draw:object", "login:user", "logout:user", "send:exception", "log:error", "log:info", "call:function", "use:ide", "send:working_time", "add:member", "report:agent"];

    public static EventFilter Filter(DateTimeOffset from, DateTimeOffset to) => new() { Access = Access.All, Range = new TimeRange(from, to) };

    public static Event Event(DateTimeOffset time, string scope = "draw:object", string? user = "u1") => new()
    {
        Id = Guid.NewGuid(),
        Time = time,
        Received = time,
        Scope = scope,
        Kind = EventKind.Of(scope, Source.Client, false, null),
        Source = Source.Client,
        UserId = user,
    };

    /// <summary>Random events over some days: few users, so that they meet in buckets, with and without sessions and packages.</summary>
    public static List<Event> Events(Random random, int count, DateTimeOffset from, int days) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        // Some exactly on edges of hours, quarters and days.
        var milliseconds = (long)(random.NextDouble() * days * 86_400_000);
        milliseconds = random.Next(10) switch { 0 => milliseconds / 3_600_000 * 3_600_000, 1 => milliseconds / 900_000 * 900_000, 2 => milliseconds / 86_400_000 * 86_400_000, _ => milliseconds };
        var scope = Scopes[random.Next(Scopes.Length)];
        var org = random.Next(5);
        return Event(from.AddMilliseconds(milliseconds), scope, random.Next(12) == 0 ? null : $"u{random.Next(9)}") with
        {
            Source = random.Next(2) == 0 ? Source.Client : Source.Server,
            UserName = random.Next(3) == 0 ? null : $"name{random.Next(3)}",
            OrgId = org == 4 ? null : $"{org}",
            OrgSlug = org switch { 3 => null, 2 when random.Next(6) == 0 => "footfall", _ => $"org{org}" },
            Package = random.Next(4) == 0 ? null : $"p{random.Next(5)}",
            SessionId = random.Next(2) == 0 ? null : $"s{random.Next(40)}",
            Failed = scope == "call:function" && random.Next(2) == 0,
            Duration = random.Next(3) == 0 ? null : (ulong)random.Next(5000),
            ClientName = random.Next(2) == 0 ? null : random.Next(2) == 0 ? "Chrome" : "Firefox",
            ClientVersion = random.Next(2) == 0 ? null : "142",
            Os = random.Next(3) == 0 ? null : "Linux",
        };
    })];
}
