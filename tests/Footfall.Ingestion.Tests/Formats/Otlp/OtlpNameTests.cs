using Footfall.Ingestion.Formats.Otlp;

namespace Footfall.Ingestion.Tests.Formats.Otlp;

/// <summary>Names of events as scopes, severities as levels.</summary>
public sealed class OtlpNameTests
{
    [Theory]
    [InlineData("job.saved", "saved:job")]
    [InlineData("app.screen.click", "click:app_screen")]
    [InlineData("acme.billing.InvoicePaid", "invoice_paid:acme_billing")]
    [InlineData("Acme.HTTPServer.started2", "started2:acme_http_server")]
    [InlineData("gen_ai.client-x.run", "run:gen_ai_client_x")]
    [InlineData("  job . saved  ", "saved:job")]
    [InlineData("create:project", "create:project")]
    [InlineData("SaveFailed", null)]
    [InlineData("job.", null)]
    [InlineData(".saved", null)]
    [InlineData("job.保存", null)]
    [InlineData("", null)]
    public void EventName_BecomesAScope(string name, string? scope) => Assert.Equal(scope, OtlpEventName.ToScope(name));

    [Fact]
    public void EventName_TooLongForAScope_MakesNone()
    {
        Assert.Equal($"saved:{new string('a', 94)}", OtlpEventName.ToScope($"{new string('a', 94)}.saved"));
        Assert.Null(OtlpEventName.ToScope($"{new string('a', 95)}.saved"));
        Assert.Null(OtlpEventName.ToScope(new string('.', 1_000_000)));
    }

    [Theory]
    [InlineData("job.saved", "saved:job", true)]
    [InlineData("create:project", "create:project", true)]
    [InlineData("Job.saved", "saved:job", false)]
    [InlineData("a.b.saved", "saved:a_b", false)]
    public void EventName_IsKept_WhereTheScopeDoesNotTellIt(string name, string scope, bool plain) => Assert.Equal(plain, OtlpEventName.IsPlain(name, scope));

    [Theory]
    [InlineData(1, "", "debug")]
    [InlineData(5, "", "debug")]
    [InlineData(9, "", "info")]
    [InlineData(12, "", "info")]
    [InlineData(13, "", "warning")]
    [InlineData(17, "", "error")]
    [InlineData(20, "", "error")]
    [InlineData(21, "", "fatal")]
    [InlineData(24, "", "fatal")]
    [InlineData(0, "Warning", "warning")]
    [InlineData(99, "CRITICAL", "fatal")]
    [InlineData(-1, "loud", null)]
    public void Severity_BecomesALevel(int number, string text, string? level) =>
        Assert.Equal(level, OtlpSeverity.LevelOf(new OtlpRecord { SeverityNumber = number, SeverityText = text }));

    [Theory]
    [InlineData(9, "info", true)]
    [InlineData(10, "info", false)]
    [InlineData(1, "debug", false)]
    [InlineData(5, "debug", true)]
    [InlineData(9, "error", false)]
    [InlineData(0, "info", true)]
    public void SeverityNumber_IsKept_WhereTheLevelDoesNotTellIt(int number, string level, bool plain) => Assert.Equal(plain, OtlpSeverity.IsPlain(number, level));
}
