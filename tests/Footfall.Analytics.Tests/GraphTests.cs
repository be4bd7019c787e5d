using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>What was used with what.</summary>
public sealed class GraphTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnyTwoThingsOfAnEvent_AreAPair_WithWhatWasMadeBehind()
    {
        await using var history = await FilledAsync();

        var rows = await new GraphQuestions(history.Store).GraphAsync(Filter(), null, 100, Stop);

        Assert.Equal(
            [
                "query q1 > dataset 7 made 2",
                "connection c1 - query q1 1",
                "connection c1 > dataset 7 made 1",
                "dataset 7 - query q1 1",
            ],
            rows.Select(r => $"{r.FromKind} {r.FromId} {(r.Made ? ">" : "-")} {r.ToKind} {r.ToId} {(r.Made ? "made " : "")}{r.Count}").OrderByDescending(r => r[^1]).ThenBy(r => r, StringComparer.Ordinal));
        Assert.Equal(("Sales", "run:query"), (rows[0].ToName, rows[0].Scope));
    }

    [Fact]
    public async Task PairsOfOneThing_AreTheOnesThatItIsIn()
    {
        await using var history = await FilledAsync();

        var rows = await new GraphQuestions(history.Store).GraphAsync(Filter(), new EntityRef("connection", "c1"), 100, Stop);

        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal(("connection", "c1"), (r.FromKind, r.FromId)));
    }

    [Fact]
    public async Task AnIdWithSigns_IsTheId()
    {
        await using var history = await FilledAsync();
        await history.AddAsync([Used(7, """[{"kind":"query","id":"the \"best\" \u00e9"},{"kind":"script","id":"s"}]""")]);

        var rows = await new GraphQuestions(history.Store).GraphAsync(Filter(), new EntityRef("query", "the \"best\" é"), 100, Stop);

        Assert.Equal(("the \"best\" é", "s"), (rows.Single().FromId, rows.Single().ToId));
    }

    private static EventFilter Filter() => Some.Filter(Some.Day, Some.Day.AddDays(1));

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Some.Event(Some.Day.AddHours(1), "create:dataset") with { Source = Source.Server, Kind = "audit", ObjId = "7", ObjVal = "Sales" },
            Used(2, """[{"kind":"query","id":"q1","role":"source"},{"kind":"dataset","id":7,"role":"output"},{"kind":"connection","id":"c1","role":"input"}]"""),
            Used(3, """[{"kind":"dataset","id":"7","role":"output"},{"kind":"query","id":"q1","role":"input"},{"kind":"query","id":"q1","role":"input"}]"""),
            Used(4, """[{"kind":"dataset","id":"7","role":"input"},{"kind":"query","id":"q1","role":"input"}]"""),
            Used(5, """[{"kind":"dataset","id":"7"}]"""),
            Used(6, """[{"kind":"","id":"7"},"x",{"kind":"query"}]"""),
        ]);
        return history;
    }

    private static Event Used(int hour, string refs) => Some.Event(Some.Day.AddHours(hour), "run:query") with { Payload = $$"""{"refs":{{refs}}}""" };
}
