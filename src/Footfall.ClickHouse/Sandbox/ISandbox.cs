namespace Footfall.ClickHouse.Sandbox;

/// <summary>
/// Where statements of others run: on connections that only read, with limits of their own, apart from those of the program. It keeps a statement
/// from changing anything and from taking too much; what a statement may name is for the caller to check before.
/// </summary>
public interface ISandbox
{
    /// <summary>What the engine's own parser takes a text for. A server over HTTP takes one statement a request and is told to read only.</summary>
    Task<StatementNature> ClassifyAsync(string sql, CancellationToken cancellationToken);

    /// <summary>Runs a statement and gives its whole result. Who gives up ends the statement in the engine, too.</summary>
    /// <exception cref="StoreException">The engine's refusal, or a limit.</exception>
    Task<SandboxResult> RunAsync(SandboxStatement statement, CancellationToken cancellationToken);
}
