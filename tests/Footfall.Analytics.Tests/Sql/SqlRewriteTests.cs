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

        Assert.Equal(new SqlPlace(2, 44), PlaceOf(rewrite, "nothing"));
        Assert.Equal(7, rewrite.IndexOf(7));
    }

    [Fact]
    public void Place_BehindWhatWasWrittenOut_OrInIt_IsThatOfTheWrittenText()
    {
        const string Written = "SELECT\n $m(a) AS b, nothing\nFROM cvat.events";
        var rewrite = SqlRewrite.Of(Written).With([new SqlPiece(8, 13, "toDateTime(a)\n")]).WithDatabases((_, _) => "own_cvat");

        Assert.Equal("SELECT\n toDateTime(a)\n AS b, nothing\nFROM own_cvat.events", rewrite.Sql);
        Assert.Equal((new SqlPlace(2, 14), new SqlPlace(3, 10)), (PlaceOf(rewrite, "nothing"), PlaceOf(rewrite, ".events")));
        Assert.Equal(new SqlPlace(2, 2), PlaceOf(rewrite, "a)"));
    }

    private static SqlPlace PlaceOf(SqlRewrite rewrite, string text) => SqlPlace.Of(rewrite.Written, rewrite.IndexOf(rewrite.Sql.IndexOf(text, StringComparison.Ordinal)));

    private static SqlRewrite Rewrite(string sql) => SqlRewrite.Of(sql).WithDatabases((database, table) => (database, table) == ("cvat", "events") ? "own_cvat" : null);
}
