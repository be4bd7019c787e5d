using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>The table of names: when something was first seen, and its latest name by time, whatever the order of arrival.</summary>
public sealed class NameBookTests
{
    [Fact]
    public async Task LatestNameByTime_Wins_WhateverComesWhen()
    {
        await using var host = await StartAsync();

        await host.WriteAsync(Event(Day.AddHours(2), "u1", "ann.second"));
        await host.WriteAsync(Event(Day.AddHours(1), "u1", "ann.first"));
        Assert.Equal("2026-03-10T01:00:00.000Z\tann.second", await host.NameAsync("user", "u1"));

        await host.WriteAsync(Event(Day.AddHours(3), "u1"), Event(Day.AddHours(4), "u1", "ann.third"), Event(Day.AddHours(3), "u1", "ann.late"));
        Assert.Equal("2026-03-10T01:00:00.000Z\tann.third", await host.NameAsync("user", "u1"));
    }

    [Fact]
    public async Task LateEvent_DoesNotBringBackAnOldName_ThatTheSameNameWasSeenAfter()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day.AddHours(1), "u1", "ann.new"), Event(Day.AddHours(5), "u1", "ann.new"));

        await host.WriteAsync(Event(Day.AddHours(3), "u1", "ann.old"));

        Assert.Equal("2026-03-10T01:00:00.000Z\tann.new", await host.NameAsync("user", "u1"));
    }

    [Fact]
    public async Task LateEvent_WeeksOldAfterARestart_DoesNotBringBackAnOldName()
    {
        await using var host = await StartAsync();
        for (var day = 0; day <= 28; day++)
        {
            await host.WriteAsync(Event(Day.AddDays(day), "u1", "ann.new"));
        }

        await host.RestartAsync(host.Time.GetUtcNow().AddDays(1));
        await host.WriteAsync(Event(Day.AddDays(14), "u1", "ann.old"));

        Assert.Equal("2026-03-10T00:00:00.000Z\tann.new", await host.NameAsync("user", "u1"));
        Assert.InRange(host.Store.Inserts.Count(t => t == "names"), 1, 7);
    }

    [Fact]
    public async Task KnownNames_AreNotWrittenAgain()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day, "u1", "ann"));
        var before = host.Store.Inserts.Count(t => t == "names");

        for (var minute = 1; minute <= 20; minute++)
        {
            await host.WriteAsync(Event(Day.AddMinutes(minute), "u1", "ann"), Event(Day.AddMinutes(minute), "u1"));
        }

        Assert.Equal(before, host.Store.Inserts.Count(t => t == "names"));
    }

    [Fact]
    public async Task EveryKind_IsSeen_ExceptInWorkingTimeAndOurOwnAudit()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(
            Event(Day, "u1") with { OrgId = "7", OrgSlug = "acme", Package = "Chem", ProjectId = "p1" },
            Event(Day, null) with { OrgSlug = "slug-only" },
            Event(Day, "hidden1") with { Scope = Scope.WorkingTime },
            Event(Day, "hidden2") with { OrgSlug = FootfallOrg.Slug });

        Assert.Equal(
            "org\t7\tacme\norg\tslug-only\tslug-only\npackage\tChem\tChem\nproject\tp1\t\nuser\tu1\t\nworking_time\tlocal:\tworking_time",
            await host.TextAsync("SELECT kind, id, tupleElement(max(named), 2) FROM names GROUP BY kind, id ORDER BY kind, id"));
    }

    [Fact]
    public async Task Orgs_AreFoundByIdAndByShortName_AlsoAfterARestart()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day) with { OrgId = "7", OrgSlug = "acme" }, Event(Day) with { OrgSlug = "beta" }, Event(Day) with { OrgId = "9" });

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(new KnownOrg("7", "acme"), host.Names.FindOrg("acme"));
            Assert.Equal(new KnownOrg("7", "acme"), host.Names.FindOrg("7"));
            Assert.Equal(new KnownOrg(null, "beta"), host.Names.FindOrg("beta"));
            Assert.Equal(new KnownOrg("9", null), host.Names.FindOrg("9"));
            Assert.Null(host.Names.FindOrg("gamma"));
            await host.RestartAsync(host.Time.GetUtcNow());
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task NamesThatCouldNotBeSaved_AreMadeUpFor(bool restart)
    {
        await using var host = await StartAsync();
        host.Store.Fail("names");

        // The events are stored, so the sender is told so.
        Assert.Equal(new WriteResult(1, 0), await host.WriteAsync(Event(Day.AddDays(-3), "u1", "ann")));
        Assert.Equal("", await host.NameAsync("user", "u1"));
        host.Store.Mend();
        if (restart)
        {
            await host.RestartAsync(host.Time.GetUtcNow());
        }
        else
        {
            await host.WriteAsync(Event(Day, "u2"));
        }

        Assert.Equal("2026-03-07T00:00:00.000Z\tann", await host.NameAsync("user", "u1"));
    }

    [Fact]
    public async Task UnknownTimeOfTheLastStop_ReadsAllEventsAgain()
    {
        await using var host = await StartAsync();
        await host.WriteAsync(Event(Day, "u1", "ann"), Event(Day.AddDays(1), "u1", "ann.new") with { OrgSlug = "acme" });
        await host.Store.ExecuteAsync(new Statement("TRUNCATE TABLE names") { Lane = Lane.Write }, CancellationToken.None);

        await host.RestartAsync(null);

        Assert.Equal("2026-03-10T00:00:00.000Z\tann.new", await host.NameAsync("user", "u1"));
        Assert.NotNull(host.Names.FindOrg("acme"));
    }
}
