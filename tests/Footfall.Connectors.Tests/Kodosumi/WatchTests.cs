using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>Folders that the server watches.</summary>
public sealed class WatchTests
{
    private const string Fid = "69a54e500000000000000001";
    private static readonly TimeSpan Visible = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Change_IsVisibleWithinTwoSeconds()
    {
        await using var connected = await ConnectedServer.StartAsync(watches: true, org: "acme", fill: f => f.Good(Bo, "69a54e500000000000000002"));
        await connected.UntilAsync(async () => await CountAsync(connected, "69a54e500000000000000002") == 10);
        Assert.Equal("watching", connected.Connector.States[0].Mode);
        var times = new List<TimeSpan>();

        using (var run = connected.Folder.Open(Ann, Fid))
        {
            run.Begin();
            times.Add(await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 4));
            for (var i = 1; i <= 5; i++)
            {
                run.Add("stdout", $"{i}");
                times.Add(await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 4 + i));
            }

            run.Put("out", "late.md", "x");
            times.Add(await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 10));
        }

        File.Move(Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db"), Path.Combine(connected.Folder.Of(Ann, Fid), "sqlite3.db.archive"));
        times.Add(await connected.UntilAsync(async () => await connected.Server.ScalarAsync("SELECT count() FROM events WHERE scope = 'delete:run'") == "1"));
        TestContext.Current.SendDiagnosticMessage(string.Join(", ", times.Select(t => $"{t.TotalMilliseconds:0} ms")));
        Assert.All(times, t => Assert.InRange(t, TimeSpan.Zero, Visible));
        Assert.Equal("acme", await connected.Server.ScalarAsync("SELECT DISTINCT org_slug FROM events WHERE scope = 'start:run'"));
    }

    [Fact]
    public async Task Role_ThatChanges_IsSeen()
    {
        await using var connected = await ConnectedServer.StartAsync(watches: true, fill: f => f.Roles((Ann, "ann", true)));
        await connected.UntilAsync(async () => await connected.Server.ScalarAsync("SELECT count() FROM events WHERE scope = 'create:user'") == "1");

        connected.Folder.Roles((Ann, "ann", false));

        await connected.UntilAsync(async () => await connected.Server.ScalarAsync("SELECT count() FROM events WHERE scope = 'create:user'") == "2");
    }

    [Fact]
    public async Task WatchesThatRunOut_AreReplacedByLooking()
    {
        await using var connected = await ConnectedServer.StartAsync();
        connected.Connector.Watch = (_, events) =>
        {
            events.Failed("The configured user limit on the number of inotify watches has been reached.");
            return new MemoryStream();
        };
        await connected.Connector.AddAsync(connected.Folder.Path, null, TestContext.Current.CancellationToken);
        await connected.UntilAsync(() => Task.FromResult(connected.Connector.States[0].Mode == "polling"));
        Assert.Equal(
            $"The system does not tell of changes in {connected.Folder.Path}/execution (The configured user limit on the number of inotify watches has been reached), so files are looked at every second. On Linux, 'sysctl fs.inotify.max_user_watches' says how many folders can be watched, and a larger number gives the notifications back.",
            connected.Connector.States[0].Trouble);

        using var run = connected.Folder.Open(Ann, Fid);
        run.Begin();
        await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 4);
        run.Add("stdout", "x");
        var took = await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 5);

        Assert.InRange(took, TimeSpan.Zero, Visible + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Notifications_ThatWereTooMany_LeadToALookAtEverything()
    {
        await using var connected = await ConnectedServer.StartAsync();
        Action? lost = null;
        connected.Connector.Watch = (_, events) =>
        {
            lost = events.Lost;
            return new MemoryStream();
        };
        await connected.Connector.AddAsync(connected.Folder.Path, null, TestContext.Current.CancellationToken);
        await connected.UntilAsync(() => Task.FromResult(lost is not null && connected.Connector.States[0].LastSweep is not null));
        connected.Folder.Good(Ann, Fid);

        lost!();

        await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 10);
    }

    [Fact]
    public async Task FolderThatComesLater_IsReadOnceItIsThere()
    {
        await using var connected = await ConnectedServer.StartAsync(watches: true);
        Directory.Delete(Path.Combine(connected.Folder.Path, "execution"));
        connected.Connector.ReadAgain(connected.Connector.States[0].Id);
        await connected.UntilAsync(() => Task.FromResult(connected.Connector.States[0].Mode == "missing"));

        connected.Folder.Good(Ann, Fid);
        connected.Connector.ReadAgain(connected.Connector.States[0].Id);

        await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 10);
    }

    [Fact]
    public async Task FolderThatWasAdded_IsWatchedAfterARestartAndNotAfterItsRemoval()
    {
        await using var connected = await ConnectedServer.StartAsync();
        await connected.Connector.AddAsync(connected.Folder.Path, "acme", TestContext.Current.CancellationToken);
        await connected.RestartAsync(() => connected.Folder.Good(Ann, Fid));
        await connected.UntilAsync(async () => await CountAsync(connected, Fid) == 10);
        Assert.Equal(("acme", "added"), (connected.Connector.States[0].Source.Org, connected.Connector.States[0].Source.Origin));

        Assert.NotNull(await connected.Connector.RemoveAsync(connected.Connector.States[0].Id, TestContext.Current.CancellationToken));
        await connected.RestartAsync();

        Assert.Empty(connected.Connector.States);
    }

    private static async Task<int> CountAsync(ConnectedServer connected, string fid) =>
        int.Parse(await connected.Server.ScalarAsync($"SELECT count() FROM events WHERE run_id = '{fid}'"));
}
