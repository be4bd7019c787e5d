using Footfall.Server.Features.Retention;
using Footfall.Server.Hosting;

namespace Footfall.Server.Tests.Retention;

/// <summary>Lines of the setting Retention:Rules.</summary>
public sealed class RetentionRulesTests
{
    [Theory]
    [InlineData("click:element", 90)]
    [InlineData("click:buy", null)]
    [InlineData("log:debug", 14)]
    [InlineData("delete:log", 60)]
    [InlineData("draw:object", 730)]
    public void MostExactLineCounts(string scope, int? days)
    {
        var rules = new RetentionRules(["*:*=2y", "click:*=90d", "click:buy=keep", "log:debug = 2w", "*:log=2m"]);

        Assert.Equal(days is { } d ? TimeSpan.FromDays(d) : null, rules.AgeOf(scope));
    }

    [Fact]
    public void WithoutALineForIt_AScopeStays() => Assert.Null(new RetentionRules(["click:*=90d"]).AgeOf("draw:object"));

    [Theory]
    [InlineData("click:*=90")]
    [InlineData("click:*=0d")]
    [InlineData("click=90d")]
    [InlineData("click:*")]
    [InlineData("click:*=drop")]
    public void WrongLine_IsRefused_WithTheFormThatIsRight(string line)
    {
        var e = Assert.Throws<SettingsException>(() => ServerSettings.Read(new Dictionary<string, string> { ["Retention:Rules"] = line }, new Dictionary<string, string>()));

        Assert.Contains("Retention:Rules must be scopes with an age (90d, 12w, 6m, 2y) or =keep behind them", e.Message);
    }

    [Theory]
    [InlineData("2026-01-05T02:59:00Z", "2026-01-05T03:00:00Z")]
    [InlineData("2026-01-05T03:00:00Z", "2026-01-06T03:00:00Z")]
    public void NextRun_IsAtTheHour(string now, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), new RetentionSchedule(3, IsKept: true).After(DateTimeOffset.Parse(now, null)));
}
