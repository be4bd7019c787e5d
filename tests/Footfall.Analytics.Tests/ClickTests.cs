using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>Clicks by element, and which of them an error followed.</summary>
public sealed class ClickTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clicks_AreCountedByPath_TheFrequentOnesFirst()
    {
        await using var history = await FilledAsync();

        var rows = await new ClickQuestions(history.Store, () => history.Seals.Current).ClicksAsync(Hour(), 10, Stop);

        Assert.Equal(["File / Open 3 2", "File / Print 2 1", "View / Zoom 1 1"], rows.Select(r => $"{r.Path} {r.Clicks} {r.Users}"));
    }

    [Fact]
    public async Task AnErrorFollowsAClick_WithinFiveSeconds_InItsRequestOrOneThatItMade()
    {
        await using var history = await FilledAsync();

        var rows = await new ClickQuestions(history.Store, () => history.Seals.Current).ClicksAsync(Hour(), 10, Stop);

        Assert.Equal(["File / Open 2", "File / Print 0", "View / Zoom 1"], rows.Select(r => $"{r.Path} {r.Followed}"));
    }

    [Fact]
    public async Task ACallOrARunThatFailedAfterAClick_IsNoErrorEvent_AsInDatagrok()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Click(0, "File / Open", "a"),
            After(1_000, "call:function", "a.1") with { Failed = true, Function = "open", Payload = """{"status":"error"}""" },
            Click(10_000, "File / Print", "b"),
            After(11_000, "fail:run", "b.1") with { ObjId = "r1", Source = Source.Server },
            Click(20_000, "File / Save", "c"),
            After(21_000, "log:error", "c.1"),
            Click(30_000, "File / Send", "d"),
            After(31_000, "log:fatal", "d.1"),
        ]);

        var rows = await new ClickQuestions(history.Store, () => history.Seals.Current).ClicksAsync(Hour(), 10, Stop);

        Assert.Equal(["File / Open 0", "File / Print 0", "File / Save 1", "File / Send 1"], rows.Select(r => $"{r.Path} {r.Followed}"));
    }

    [Fact]
    public async Task OnlyTheFirstAreShown_AndAllAreCounted()
    {
        await using var history = await FilledAsync();

        var row = Assert.Single(await new ClickQuestions(history.Store, () => history.Seals.Current).ClicksAsync(Hour(), 1, Stop));

        Assert.Equal(("File / Open", 3), (row.Path, (int)row.Total));
    }

    private static EventFilter Hour() => Some.Filter(Some.Day, Some.Day.AddHours(1));

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Click(0, "File / Open", "a"),
            Error(5_000, "a"),
            Click(10_000, "File / Open", "b.1") with { UserId = "u2" },
            Error(11_000, "b.1.7.2"),
            Error(12_000, "b.1.9"),
            Click(20_000, "File / Open", "c"),
            Error(25_001, "c"),
            Click(30_000, "File / Print", "d"),
            Error(31_000, "dd"),
            Error(29_999, "d"),
            Click(40_000, "File / Print", null),
            Error(41_000, null),

            // The error comes after the period has ended.
            Click(3_599_000, "View / Zoom", "e"),
            Error(3_601_000, "e.1"),
            Click(3_600_000, "View / Zoom", "f"),
        ]);
        return history;
    }

    private static Event Click(int milliseconds, string path, string? request) =>
        Some.Event(Some.Day.AddMilliseconds(milliseconds), "click:element") with { RequestId = request, Payload = $$"""{"path":"{{path}}"}""" };

    private static Event Error(int milliseconds, string? request) => After(milliseconds, "send:exception", request);

    private static Event After(int milliseconds, string scope, string? request) =>
        Some.Event(Some.Day.AddMilliseconds(milliseconds), scope, user: null) with { RequestId = request };
}
