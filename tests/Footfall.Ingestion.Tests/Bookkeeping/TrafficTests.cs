using Footfall.Ingestion.Bookkeeping;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Ingestion.Tests.Bookkeeping;

/// <summary>Rates of the last minute and hour, and the last receipts.</summary>
public sealed class TrafficTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-10T09:00:00Z"));

    [Fact]
    public void Minute_And_Hour_CountWhatFellIntoThem()
    {
        var traffic = new Traffic(_time);
        traffic.Add(Receipt(accepted: 10, rejected: 1, lag: 100));
        _time.Advance(TimeSpan.FromSeconds(59));
        traffic.Add(Receipt(accepted: 20, rejected: 0, lag: 40));
        Assert.Equal(new TrafficSum(60, 0.5, 2, 0, 30, 0, 1, 20, 100), traffic.Last(60));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new TrafficSum(60, 0.33, 1, 0, 20, 0, 0, 10, 40), traffic.Last(60));
        Assert.Equal(new TrafficSum(3600, 0.01, 2, 0, 30, 0, 1, 20, 100), traffic.Last(3600));

        _time.Advance(TimeSpan.FromSeconds(3600));
        Assert.Equal(new TrafficSum(3600, 0, 0, 0, 0, 0, 0, 0, null), traffic.Last(3600));
    }

    [Fact]
    public void Lag_OfAClockThatIsAhead_IsNegative_AndNoneIsNone()
    {
        var traffic = new Traffic(_time);
        traffic.Add(Receipt(accepted: 0, rejected: 1, lag: null));
        Assert.Null(traffic.Last(60).LagMs);
        traffic.Add(Receipt(accepted: 1, rejected: 0, lag: -500));
        Assert.Equal(-500, traffic.Last(60).LagMs);
    }

    [Fact]
    public void Strangers_DoNotPushOutTheReceiptsOfSenders()
    {
        var log = new ReceiptLog();
        for (var i = 0; i < ReceiptLog.Most + 5; i++)
        {
            log.Add(Receipt(accepted: i, rejected: 0, lag: null) with { Owner = "token:1" });
        }

        for (var i = 0; i < 1_000; i++)
        {
            log.Add(Receipt(accepted: 0, rejected: 0, lag: null) with { Status = 401 });
        }

        Assert.Equal(ReceiptLog.Most, log.Newest.Count(r => r.Owner == "token:1"));
        Assert.Equal(ReceiptLog.MostOfStrangers, log.Newest.Count(r => r.Owner is null));
        Assert.Equal(ReceiptLog.Most + 4, log.Newest.First(r => r.Owner is not null).Accepted);
        Assert.Equal(5, log.Newest.Last(r => r.Owner is not null).Accepted);
    }

    private Receipt Receipt(int accepted, int rejected, long? lag) => new()
    {
        Time = _time.GetUtcNow(),
        Protocol = "canonical",
        Status = 200,
        Outcome = "accepted",
        Accepted = accepted,
        Duplicates = 0,
        Rejected = rejected,
        Bytes = 10,
        LagMs = lag,
        DurationMs = 1,
        Message = "",
    };
}
