using System.Text.Json;
using Footfall.Server.Answers;

namespace Footfall.Server.Tests.Http;

/// <summary>The CSV that the server writes itself; tables are written by the engine.</summary>
public sealed class CsvTests
{
    [Fact]
    public void Values_AreSpelledAsInJson_AndFormulasAreMadeHarmless()
    {
        var row = new Row(true, false, new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(1)), 1234.5, "=1+1", null);

        var csv = Csv.Of([row], JsonNamingPolicy.SnakeCaseLower);

        Assert.Equal("is_so,is_not,time,number,text,nothing\r\ntrue,false,2026-01-05T09:00:00.000Z,1234.5,'=1+1,\r\n", csv);
    }

    private sealed record Row(bool IsSo, bool IsNot, DateTimeOffset Time, double Number, string Text, string? Nothing);
}
