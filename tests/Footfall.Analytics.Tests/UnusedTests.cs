using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>What is known and nobody uses: what counts as known, and what as a use.</summary>
public sealed class UnusedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Things_WithoutAUseInThePeriod_AreListed_NeverUsedOnesFirst(bool isSealed)
    {
        await using var history = await FilledAsync();
        await (isSealed ? history.SealAsync() : Task.CompletedTask);

        var rows = await new UnusedQuestions(history.Store, () => history.Seals.Current).UnusedAsync(Late(), UnusedQuestions.Kinds, 100, Stop);

        Assert.Equal(
            [
                "dashboard d2 Stock own2 never 0",
                "dashboard d1 Sales own1 02 1",
                "function Chem:old Chem:old  02 1",
                "menu_item File / Print File / Print  02 2",
                "package Old Old  03 1",
            ],
            rows.Select(r => $"{r.Kind} {r.Id} {r.Name} {r.OwnerId} {r.LastUse?.Hour.ToString("00", null) ?? "never"} {r.Uses}"));
        Assert.All(rows, r => Assert.Equal(5, r.Total));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AUserAsFilter_NarrowsTheUses_NotWhatIsKnown(bool isSealed)
    {
        await using var history = await FilledAsync();
        await (isSealed ? history.SealAsync() : Task.CompletedTask);
        var unused = new UnusedQuestions(history.Store, () => history.Seals.Current);
        var ofOne = Late().With("user", ["u2"]);

        var rows = await unused.UnusedAsync(ofOne, ["function", "menu_item", "package"], 100, Stop);
        var ofChem = await unused.UnusedAsync(ofOne.With("package", ["Chem"]), ["function", "menu_item", "package"], 100, Stop);

        Assert.Equal(
            ["function Chem:new never", "function Chem:old never", "menu_item File / Open never", "menu_item File / Print never", "package Chem never", "package Old 03"],
            rows.Select(r => $"{r.Kind} {r.Id} {r.LastUse?.Hour.ToString("00", null) ?? "never"}"));
        Assert.Equal(["function Chem:new", "function Chem:old", "package Chem"], ofChem.Select(r => $"{r.Kind} {r.Id}"));
    }

    [Fact]
    public async Task WhatAnEventWasMadeOf_WasUsed_AndWhatItMadeWasNot()
    {
        await using var history = await History.StartAsync();
        await history.AddAsync(
        [
            Thing("dataset", "read"), Thing("dataset", "7"), Thing("dataset", "written"), Thing("query", "sales"),
            At(8, "call:function") with { Payload = """{"refs":[{"kind":"dataset","id":"read","role":"input"},{"kind":"dataset","id":7},{"kind":"dataset","id":"written","role":"output"},{"kind":"query","id":"sales","role":"source"}]}""" },
            At(2, "call:function") with { Payload = """{"refs":[{"kind":"dataset","id":"written","role":"input"}]}""" },
        ]);

        var rows = await new UnusedQuestions(history.Store, () => history.Seals.Current).UnusedAsync(Late(), ["dataset", "query"], 100, Stop);

        Assert.Equal(["dataset written 02 1"], rows.Select(r => $"{r.Kind} {r.Id} {r.LastUse?.Hour.ToString("00", null) ?? "never"} {r.Uses}"));

        static Event Thing(string kind, string id) => At(1, $"create:{kind}") with { Source = Source.Server, Kind = "audit", ObjId = id };
    }

    [Fact]
    public async Task AMember_SeesNoEntitiesOfOthers_AndOnlyOwnUses()
    {
        await using var history = await FilledAsync();

        var rows = await new UnusedQuestions(history.Store, () => history.Seals.Current).UnusedAsync(Late() with { Access = new Access { UserId = "u2" } }, UnusedQuestions.Kinds, 100, Stop);

        Assert.Equal(["package Old"], rows.Select(r => $"{r.Kind} {r.Id}"));
    }

    private static EventFilter Late() => Some.Filter(Some.Day.AddHours(6), Some.Day.AddHours(24));

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Made(1, "d1", "Sales", "own1"),
            Made(1, "d2", "Stock", "own2"),
            Made(1, "d3", "Gone", "own1"),
            Made(1, "d4", "Used", "own1"),
            At(2, "delete:dashboard") with { Source = Source.Server, Kind = "audit", ObjId = "d3" },
            At(2, "open:dashboard") with { ObjId = "d1" },
            At(8, "open:dashboard") with { ObjName = "dashboard", ObjId = "d4" },
            At(9, "update:dashboard") with { Source = Source.Server, Kind = "audit", ObjId = "d2", ObjVal = "Stock" },
            At(2, "call:function") with { Package = "Chem", Function = "Chem:old" },
            At(8, "call:function") with { Package = "Chem", Function = "Chem:new" },
            At(3, "log:info") with { Package = "Old", UserId = "u2" },
            At(1, "click:element") with { Payload = """{"path":"File / Print"}""" },
            At(2, "click:element") with { Payload = """{"path":"File / Print"}""" },
            At(9, "click:element") with { Payload = """{"path":"File / Open"}""" },
        ]);
        return history;
    }

    private static Event At(int hour, string scope) => Some.Event(Some.Day.AddHours(hour), scope);

    private static Event Made(int hour, string id, string name, string owner) => At(hour, "create:dashboard") with
    {
        Source = Source.Server,
        Kind = "audit",
        ObjId = id,
        ObjVal = name,
        UserId = owner,
    };
}
