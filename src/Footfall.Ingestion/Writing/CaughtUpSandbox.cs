using Footfall.ClickHouse.Sandbox;

namespace Footfall.Ingestion.Writing;

/// <summary>The sandbox as others see it: whatever was acknowledged before the statement is in its result.</summary>
internal sealed class CaughtUpSandbox(ISandbox sandbox, Func<EventWriter> writer, ExchangeGate gate) : ISandbox
{
    // The engine settles on what it reads at the beginning. A long statement must not keep an exchange, and so all other questions, waiting.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(1);

    public Task<StatementNature> ClassifyAsync(string sql, CancellationToken cancellationToken) => sandbox.ClassifyAsync(sql, cancellationToken);

    public async Task<SandboxResult> RunAsync(SandboxStatement statement, CancellationToken cancellationToken)
    {
        await writer().CatchUpAsync(cancellationToken);
        await gate.EnterAsync(cancellationToken);
        Task<SandboxResult> work;
        try
        {
            work = sandbox.RunAsync(statement, cancellationToken);
            await Task.WhenAny(work, Task.Delay(Beginning, cancellationToken));
        }
        finally
        {
            gate.Began();
        }

        return await work;
    }
}
