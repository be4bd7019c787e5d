using Footfall.Analytics.Sql;

namespace Footfall.Analytics.Tests.Sql;

/// <summary>Names of databases in statements, and places found back.</summary>
public sealed class SqlRewriteTests
{
    [Theory]
    [InlineData("SELECT cvat.events.scope FROM cvat.events", "SELECT own_cvat.events.scope FROM own_cvat.events")]
    [InlineData("SELECT 'cvat.events' FROM `cvat` . \"events\" -- cvat.events", "SELECT 'cvat.events' FROM own_cvat . \"events\" -- cvat.events")]
    [InlineData("SELECT a.cvat.events, cvat.other /* cvat.events */ FROM cvat", "SELECT a.cvat.events, cvat.other /* cvat.events */ FROM cvat")]
    [InlineData("SELECT $x$ cvat.events $x$, 'it''s cvat.events' # cvat.events", "SELECT $x$ cvat.events $x$, 'it''s cvat.events' # cvat.events")]
    public void KnownTables_AreThoseOfTheReader(string written, string sql) => Assert.Equal(sql, Rewrite(written).Sql);

    [Fact]
    public void Place_BehindAName_IsThatOfTheWrittenText()
    {
        var rewrite = Rewrite("SELECT 1\nFROM cvat.events AS e, cvat.events x WHERE nothing");

        Assert.Equal(new SqlPlace(2, 44), rewrite.PlaceOf(rewrite.Sql.IndexOf("nothing", StringComparison.Ordinal)));
        Assert.Equal(new SqlPlace(1, 8), rewrite.PlaceOf(7));
    }

    private static SqlRewrite Rewrite(string sql) => SqlRewrite.Of(sql, (database, table) => (database, table) == ("cvat", "events") ? "own_cvat" : null);
}
