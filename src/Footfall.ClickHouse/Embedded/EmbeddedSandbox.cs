using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse.Embedded;

/// <summary>The sandbox of the engine in this process: a pool of read-only connections with limits.</summary>
internal sealed class EmbeddedSandbox(EmbeddedStore store, EnginePool pool) : ISandbox
{
    public async Task<StatementNature> ClassifyAsync(string sql, CancellationToken cancellationToken)
    {
        var thread = await pool.RentAsync(cancellationToken);
        try
        {
            return await thread.RunAsync(c => c.Classify(sql));
        }
        finally
        {
            pool.Return(thread, failed: false);
        }
    }

    public async Task<SandboxResult> RunAsync(SandboxStatement statement, CancellationToken cancellationToken)
    {
        var (id, sql) = store.Tag(statement.Sql);
        var thread = await pool.RentAsync(cancellationToken);
        var failed = true;
        try
        {
            var work = thread.RunAsync(c =>
            {
                // Which database names mean is a state of the connection, and connections are shared.
                c.Execute($"USE {statement.Database}", Parameters.None);
                return c.Query(sql, statement.Parameters, statement.Format);
            });
            var result = await store.EndOnCancelAsync(id, work, cancellationToken);
            failed = false;
            return result;
        }
        catch (StoreException e)
        {
            throw EngineErrors.Shift(e, sql.Length - statement.Sql.Length);
        }
        finally
        {
            pool.Return(thread, failed);
        }
    }
}
