using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.Writing;
using Footfall.Model.Activity;
using Microsoft.Extensions.Logging.Abstractions;
using static Footfall.Ingestion.Tests.Writing.WriterHost;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>Two servers on one store: what either of them reads of sealed days equals the events, whoever sealed and whoever wrote (ADR 0033).</summary>
public sealed class SharedSealsTests : IAsyncLifetime
{
    private WriterHost _one = null!;
    private EventWriter _writer = null!;
    private DaySeals _seals = null!;
    private UsageRollup _rollup = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await StartAsync(new WriterOptions { IsShared = true });
        await _one.WriteAsync(Event(Day), Event(Day.AddDays(1)));
        _seals = new DaySeals(_one.Store, _one.Time, isShared: true);
        await _seals.LoadAsync(Stop);
        _writer = await _one.SecondServerAsync(_seals);
        _rollup = new UsageRollup(_one.Store, _seals, ActivityRules.Standard, _one.Time, NullLogger<UsageRollup>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
        _rollup.Dispose();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task BothSealADay_AndBothReadWhatIsThere()
    {
        await SealBothAsync();

        // Rows of earlier versions go with the next pass.
        await SealBothAsync();

        await CheckAsync(sealedDays: 2);
    }

    [Fact]
    public async Task LateEventAtOne_BreaksTheSealOfTheOther_AndWhoSealsAgainCountsIt()
    {
        await SealBothAsync();
        await _writer.WriteAsync(new EventBatch { Events = [Event(Day, "late")], Bytes = 100 });

        await CheckAsync(sealedDays: 1);
        await _one.SealAsync();
        await CheckAsync(sealedDays: 2);
    }

    [Fact]
    public async Task CommitOfTheOther_WhileTheRollupIsMade_LeavesTheDayOpen()
    {
        var late = 0;
        _one.Store.AfterExecute = async sql =>
        {
            if (sql.StartsWith("INSERT INTO usage ", StringComparison.Ordinal) && late++ == 0)
            {
                await _writer.WriteAsync(new EventBatch { Events = [Event(Day, "late")], Bytes = 100 });
            }
        };

        await _one.SealAsync();

        Assert.Equal(2, late);
        await CheckAsync(sealedDays: 2);
    }

    [Fact]
    public async Task DayThatIsWrittenToAgainAndAgain_IsToldOfEveryTenSeconds_AndIsNotQuiet()
    {
        var before = int.Parse(await _one.TextAsync("SELECT count() FROM sealed_days"));
        await _writer.WriteAsync(new EventBatch { Events = [Event(Day, "a")], Bytes = 100 });
        await _writer.WriteAsync(new EventBatch { Events = [Event(Day, "b")], Bytes = 100 });
        Assert.Equal(before + 1, int.Parse(await _one.TextAsync("SELECT count() FROM sealed_days")));
        await _one.Seals.RefreshAsync(Stop);
        _one.Time.Advance(TimeSpan.FromSeconds(25));
        await _writer.WriteAsync(new EventBatch { Events = [Event(Day, "c")], Bytes = 100 });
        await _one.Seals.RefreshAsync(Stop);
        _one.Time.Advance(TimeSpan.FromSeconds(25));

        Assert.Equal([DaySealsTests.DayOf(1)], _one.Seals.BeginSealing(TimeSpan.FromSeconds(30)).Days);
    }

    private async Task SealBothAsync()
    {
        await _one.SealAsync();
        await _rollup.SealAsync(TimeSpan.Zero, Stop);
    }

    /// <summary>What either server reads of the days that it takes for sealed, by the events.</summary>
    private async Task CheckAsync(int sealedDays)
    {
        await _one.Seals.RefreshAsync(Stop);
        await _seals.RefreshAsync(Stop);
        await DaySealsTests.CheckAsync(_one, _one.Seals);
        await DaySealsTests.CheckAsync(_one, _seals);
        Assert.Equal((sealedDays, sealedDays), (_one.Seals.Current.All.Count, _seals.Current.All.Count));
    }
}
