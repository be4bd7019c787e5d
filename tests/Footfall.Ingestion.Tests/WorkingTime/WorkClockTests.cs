using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.Tests.WorkingTime;

public sealed class WorkClockTests
{
    /// <summary>CVAT's own cases: specs/cvat.md 2.2. I is an instant, F a change of frame with a duration; milliseconds.</summary>
    [Theory]
    [InlineData("", "I0", "0")]
    [InlineData("", "F0+100000", "100000")]
    [InlineData("", "I0 I99999", "0 99999")]
    [InlineData("", "I0 I100000", "0 0")]
    [InlineData("", "F0+1000 F100999+5000", "1000 104999")]
    [InlineData("", "F0+1000 F101000+5000", "1000 5000")]
    [InlineData("", "F0+5000 F3000+1000", "5000 0")]
    [InlineData("", "F0+5000 F3000+6000", "5000 4000")]
    [InlineData("", "F0+5000 I3000 I6000", "5000 0 1000")]
    [InlineData("I0", "I99999", "99999")]
    [InlineData("I0", "I100000", "0")]
    [InlineData("F0+1000", "I100999", "99999")]
    [InlineData("F0+1000", "I101000", "0")]
    public void Clock_CvatsCases_CountTheSame(string previous, string events, string expected)
    {
        var clock = new WorkClock();
        if (previous.Length > 0)
        {
            clock.Resume(Read(previous).End);
        }

        var counted = events.Split(' ').Select(Read).Select(e => clock.Next(e.Start, e.End, 100_000_000).Total / 1000);

        Assert.Equal(expected.Split(' ').Select(long.Parse), counted);
    }

    [Fact]
    public void Clock_GapThatIsToolong_IsToldAndNotCounted()
    {
        var clock = new WorkClock();
        clock.Next(0, 0, 100_000_000);

        var step = clock.Next(100_000_000, 100_000_000, 100_000_000);

        Assert.Equal(new WorkStep(100_000_000, IsGapCounted: false, Own: 0), step);
    }

    [Theory]
    [InlineData("change:frame", 5UL, 5_000L)]
    [InlineData("click:element", 5UL, 0L)]
    [InlineData("change:frame", null, 0L)]
    [InlineData("change:frame", ulong.MaxValue, 86_400_000_000L)]
    public void Rule_EndOfAnEvent_FollowsItsScope(string scope, ulong? duration, long expected) =>
        Assert.Equal(expected, WorkRule.Standard.EndOf(scope, 0, duration, inStream: true));

    private static (long Start, long End) Read(string text)
    {
        var parts = text[1..].Split('+').Select(long.Parse).ToList();
        return (parts[0] * 1000, (parts[0] + (parts.Count > 1 ? parts[1] : 0)) * 1000);
    }
}
