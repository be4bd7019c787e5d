using Footfall.Model;

namespace Footfall.Analytics.Tests;

public sealed class SealedDaysTests
{
    private static readonly DateTimeOffset Day0 = DateTimeOffset.Parse("2026-01-10T00:00:00Z");

    [Fact]
    public void Within_ARangeThatCutsDays_TakesOnlyWholeOnesFromRollups()
    {
        var snapshot = Sealed(0, 1, 2, 3).Within(new TimeRange(Day0.AddHours(5), Day0.AddDays(3).AddHours(1)));

        Assert.Equal([Number(1), Number(2)], snapshot.Days.Select(d => d.Day));
        Assert.Equal([new(Day0.AddHours(5), Day0.AddDays(1)), new(Day0.AddDays(3), Day0.AddDays(3).AddHours(1))], snapshot.Raw);
    }

    [Fact]
    public void Within_WithHolesBetweenSealedDays_ReadsTheHolesRaw()
    {
        var snapshot = Sealed(0, 2, 3).Within(new TimeRange(Day0, Day0.AddDays(5)));

        Assert.Equal([Number(0), Number(2), Number(3)], snapshot.Days.Select(d => d.Day));
        Assert.Equal([new(Day0.AddDays(1), Day0.AddDays(2)), new(Day0.AddDays(4), Day0.AddDays(5))], snapshot.Raw);
    }

    [Fact]
    public void Within_WholeSealedRange_ReadsNothingRaw() =>
        Assert.Empty(Sealed(0, 1).Within(new TimeRange(Day0, Day0.AddDays(2))).Raw);

    [Fact]
    public void Within_FarTooManyHoles_ReadsAllRaw()
    {
        var everySecond = Sealed([.. Enumerable.Range(0, 300).Where(i => i % 2 == 0)]);

        var snapshot = everySecond.Within(new TimeRange(Day0, Day0.AddDays(300)));

        Assert.Empty(snapshot.Days);
        Assert.Single(snapshot.Raw);
    }

    /// <summary>At its ends a period may cut into a sealed day; between sealed days there is nothing but what is open.</summary>
    [Fact]
    public void Within_WhereAllDaysWithEventsAreKnown_OnlyHolesWithAnOpenDayAreRead()
    {
        var days = new SealedDays(new[] { 0, 2, 5 }.Select(d => new SealedDay(Number(d), 1)), [Number(4)], isWhole: true);

        var snapshot = days.Within(new TimeRange(Day0.AddHours(-3), Day0.AddDays(6).AddHours(1)));

        Assert.Equal([Number(0), Number(2), Number(5)], snapshot.Days.Select(d => d.Day));
        Assert.Equal([new(Day0.AddHours(-3), Day0), new(Day0.AddDays(3), Day0.AddDays(5)), new(Day0.AddDays(6), Day0.AddDays(6).AddHours(1))], snapshot.Raw);
    }

    private static SealedDays Sealed(params int[] days) => new(days.Select(d => new SealedDay(Number(d), 1)));

    private static int Number(int day) => (int)(Day0.AddDays(day) - DateTimeOffset.UnixEpoch).TotalDays;
}
