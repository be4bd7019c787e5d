using Footfall.Analytics.Sql;

namespace Footfall.Analytics.Tests.Sql;

/// <summary>Trees as the engine prints them, and such as names try to forge.</summary>
public sealed class SqlTreeTests
{
    private static readonly HashSet<string> Own = ["own", "own_cvat"];

    [Theory]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  SelectQuery (children 2)\n   ExpressionList (children 1)\n    Function count (alias n) (children 1)\n     ExpressionList\n   TablesInSelectQuery (children 1)\n    TablesInSelectQueryElement (children 1)\n     TableExpression (children 1)\n      TableIdentifier own_cvat.events (alias e)")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  SelectQuery (children 1)\n   ExpressionList (children 1)\n    Function uniqExactIfOrNull (children 1)\n     ExpressionList (children 1)\n      Identifier e.user_id")]
    public void Tree_OfHarmlessParts_Passes(string tree) => SqlTree.Check(tree, Own);

    [Theory]
    [InlineData("Explain EXPLAIN (children 1)\n SelectWithUnionQuery", "EXPLAIN is not taken here; send the SELECT itself.")]
    [InlineData("SelectWithUnionQuery (children 2)\n ExpressionList\n Identifier JSON", "FORMAT is not taken in the text; say it in the address.")]
    [InlineData("SelectWithUnionQuery (children 2)\n ExpressionList\n Literal 'footfall-attack.csv'", "Only one SELECT is taken, without FORMAT and INTO OUTFILE.")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  SelectQuery (children 1)\n   Set", "SETTINGS cannot be changed here; leave the clause out.")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  BrandNewNode", "The statement has a part that is not taken here (BrandNewNode).")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  Function hostName", "The function hostName is not to be had here.")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  TableIdentifier other.events", "There is no table other.events. Tables are those of the default database, cvat.events, and system.columns.")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  Function in (children 1)\n   ExpressionList (children 2)\n    Literal UInt64_1\n    Identifier other.events", "There is no table other.events. Tables are those of the default database, cvat.events, and system.columns.")]
    public void Tree_WithAnythingElse_IsRefused(string tree, string message)
    {
        var refused = Assert.Throws<SqlException>(() => SqlTree.Check(tree, Own));

        Assert.Equal((SqlException.AccessDenied, message), (refused.Code, refused.Message));
    }

    /// <summary>A name with line ends looks like more nodes; the numbers of children tell.</summary>
    [Theory]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  Function in (children 1)\n   ExpressionList (children 2)\n    Identifier a\n  ExpressionList\n    Identifier other.events")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  Function in (children 1)\n   ExpressionList (children 2)\n    Identifier a\nSelectWithUnionQuery (children 1)\n    Identifier other.events")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 1)\n  Identifier a\n  Identifier b")]
    [InlineData("SelectWithUnionQuery (children 1)\n ExpressionList (children 2)\n  Identifier a")]
    [InlineData("SelectWithUnionQuery (children 1)\n   ExpressionList")]
    public void Tree_WhoseNumbersOfChildrenAreWrong_IsRefused(string tree)
    {
        var refused = Assert.Throws<SqlException>(() => SqlTree.Check(tree, Own));

        Assert.Equal("A name in the statement holds characters that no name here has.", refused.Message);
    }
}
