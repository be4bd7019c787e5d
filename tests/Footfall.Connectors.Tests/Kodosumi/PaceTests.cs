using Footfall.Connectors.Kodosumi;
using Microsoft.Extensions.Time.Testing;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>How often a folder is looked at.</summary>
public sealed class PaceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(2);
    private readonly FakeTimeProvider _time = new(Begin);

    private static DateTimeOffset Begin => new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 0.75)]
    public void Look_AtLiveExecutions_IsSecondsAfterTheLast(bool isPolling, double seconds)
    {
        var pace = new FolderPace(_time);
        pace.Swept(Short, Short, isPolling);
        pace.Looked(Short);

        Assert.Equal(TimeSpan.FromSeconds(seconds), pace.Next(isPolling));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True(pace.IsLookDue(isPolling));
    }

    [Fact]
    public void Roles_AreLookedAtEverySecond_HoweverSeldomExecutionsAre()
    {
        var pace = new FolderPace(_time);
        pace.Swept(Short, Short, isPolling: false);
        pace.Looked(Short);

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Wait(isPolling: false));
        _time.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(TimeSpan.FromSeconds(0.5), pace.Wait(isPolling: false));
    }

    [Fact]
    public void Look_ThatTakesLong_MayTakeAFiftiethOfTheTime()
    {
        var pace = new FolderPace(_time);
        pace.Swept(Short, Short, isPolling: false);
        pace.Looked(TimeSpan.FromMilliseconds(200));
        pace.Looked(TimeSpan.FromMilliseconds(200));

        Assert.Equal(TimeSpan.FromSeconds(10), pace.Next(isPolling: false));
    }

    [Fact]
    public void Look_ThatTakesLongWithoutNotifications_ComesAsSoonAndTakesHalfOfTheTimeAtTheMost()
    {
        var pace = new FolderPace(_time);
        pace.Swept(TimeSpan.FromMinutes(1), Short, isPolling: true);
        pace.Looked(TimeSpan.FromMilliseconds(200));
        pace.Looked(TimeSpan.FromMilliseconds(200));
        Assert.Equal(TimeSpan.FromSeconds(0.75), pace.Next(isPolling: true));

        pace.Looked(TimeSpan.FromSeconds(3));
        pace.Looked(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(3), pace.Next(isPolling: true));
    }

    [Fact]
    public void Look_ThatTookLongOnce_ChangesNothing()
    {
        var pace = new FolderPace(_time);
        pace.Swept(Short, Short, isPolling: false);
        pace.Looked(Short);
        pace.Looked(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(5), pace.Next(isPolling: false));
    }

    [Fact]
    public void Sweep_ThatFindsNothing_IsMadeMoreRarely()
    {
        var pace = new FolderPace(_time);
        var waits = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            pace.Swept(Short, Short, isPolling: false);
            var begun = _time.GetUtcNow();
            while (!pace.IsSweepDue)
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }

            waits.Add((_time.GetUtcNow() - begun).TotalSeconds);
        }

        Assert.Equal(60, waits[0]);
        Assert.Equal(600, waits[^1]);
        Assert.Equal(waits.Order(), waits);
    }

    [Theory]
    [InlineData(2, 0.75)]
    [InlineData(400, 20)]
    public void Sweep_WithoutNotifications_MayTakeAFiftiethOfTheTime(int milliseconds, double seconds)
    {
        var pace = new FolderPace(_time);
        pace.Swept(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromSeconds(1), isPolling: true);

        _time.Advance(TimeSpan.FromSeconds(seconds - 0.1));
        Assert.False(pace.IsSweepDue);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(pace.IsSweepDue);
    }

    [Fact]
    public void Sweep_ThatFindsSomething_ComesAgainSoon()
    {
        var pace = new FolderPace(_time);
        pace.Swept(Short, Short, isPolling: false);
        pace.Swept(Short, TimeSpan.FromSeconds(1), isPolling: false);

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.True(pace.IsSweepDue);
    }

    [Fact]
    public void Sweep_OfALargeFolder_MayTakeAFiveHundredthOfTheTime()
    {
        var pace = new FolderPace(_time);
        pace.Swept(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60), isPolling: false);

        _time.Advance(TimeSpan.FromSeconds(999));
        Assert.False(pace.IsSweepDue);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pace.IsSweepDue);
    }
}
