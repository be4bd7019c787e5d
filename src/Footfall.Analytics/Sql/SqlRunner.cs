using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Analytics.Sql;

/// <summary>
/// Runs SQL of people. Before a statement runs, the engine's parser says that it is one statement and only reads, and the tree that it makes of it holds
/// nothing but what is known to be harmless (<see cref="SqlTree"/>); then it runs on a connection that only reads, with limits, over views that hold
/// the reader's rows alone (<see cref="SqlScope"/>).
/// </summary>
public sealed class SqlRunner(IStore store, SqlScopes scopes)
{
    /// <summary>Longest statement, in characters.</summary>
    public const int LongestText = 200_000;

    private const int UnknownTable = 60;
    private const int UnknownDatabase = 81;

    /// <summary>Runs a statement.</summary>
    /// <exception cref="SqlException">It is not allowed, it is wrong, or it takes too much.</exception>
    /// <exception cref="StoreException">The engine cannot be reached.</exception>
    public async Task<SandboxResult> RunAsync(SqlAsk ask, CancellationToken cancellationToken)
    {
        if (ask.Text.Sql.Length > LongestText)
        {
            throw new SqlException(SqlException.AccessDenied, $"The statement has {ask.Text.Sql.Length} characters; {LongestText} are taken.");
        }

        if (SqlTokens.Of(WithoutEnd(ask.Text).Sql).Count == 0)
        {
            throw new SqlException(SqlException.Syntax, "There is no statement in the text. It must begin with SELECT or WITH.");
        }

        try
        {
            return await RunAsync(ask, again: false, cancellationToken);
        }
        catch (SqlException e) when (e.Code is UnknownTable or UnknownDatabase)
        {
            // The views lie in the engine's memory: behind an address that is a cluster's, another node may not have them yet.
            return await RunAsync(ask, again: true, cancellationToken);
        }
    }

    private async Task<SandboxResult> RunAsync(SqlAsk ask, bool again, CancellationToken cancellationToken)
    {
        var scope = await scopes.OfAsync(ask.Access, again, cancellationToken);
        var database = scope.OwnName(ask.Database) ?? throw new SqlException(UnknownDatabase, $"There is no database {ask.Database}.");
        var text = WithoutEnd(ask.Text).WithDatabases(scope.DatabaseOf);
        var statement = new SandboxStatement(text.Sql, database, ask.Format) { Parameters = ask.Parameters };
        try
        {
            await CheckAsync(statement, scope, cancellationToken);
            return await store.Sandbox.RunAsync(statement, cancellationToken);
        }
        catch (StoreException e) when (e.Code is not (0 or StoreErrors.Network or StoreErrors.Socket or StoreErrors.TooManyQueries))
        {
            throw SqlErrors.Of(e, text, scope);
        }
    }

    private async Task CheckAsync(SandboxStatement statement, SqlScope scope, CancellationToken cancellationToken)
    {
        var nature = await store.Sandbox.ClassifyAsync(statement.Sql, cancellationToken);
        if (nature.Statements > 1)
        {
            throw new SqlException(SqlException.AccessDenied, $"There are {nature.Statements} statements in the text; one at a time is taken.");
        }

        if (nature.Class is not (StatementNature.Reads or StatementNature.Unknown))
        {
            throw new SqlException(SqlException.AccessDenied, "Only SELECT is taken: what changes data, settings or files is not.");
        }

        // What cannot be read fails here, with the parser's own words.
        var tree = await store.Sandbox.RunAsync(statement with { Sql = SqlErrors.TreePrefix + statement.Sql, Format = "TabSeparatedRaw" }, cancellationToken);
        SqlTree.Check(System.Text.Encoding.UTF8.GetString(tree.Body), scope.Databases);
        if (nature.Class == StatementNature.Unknown)
        {
            // Only behind EXPLAIN AST does it begin with something that the parser takes.
            throw new SqlException(SqlException.Syntax, "The statement cannot be read. It must begin with SELECT or WITH.");
        }
    }

    private static SqlRewrite WithoutEnd(SqlRewrite text) =>
        SqlTokens.Of(text.Sql) is [.., { Length: 1 } last] && text.Sql[last.Start] == ';' ? text.With([new SqlPiece(last.Start, last.End, "")]) : text;
}
