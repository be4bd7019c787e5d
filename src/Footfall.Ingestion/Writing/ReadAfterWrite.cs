using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// The store as questions see it: whatever was acknowledged before the question is in the answer, but for events that nobody waits for
/// (<see cref="EventBatch.IsAwaited"/>). Statements of the writer's own lane do not wait.
/// </summary>
public sealed class ReadAfterWrite(IStore store, Func<EventWriter> writer, ExchangeGate gate) : IStore
{
    /// <inheritdoc />
    public string Description => store.Description;

    /// <inheritdoc />
    public ISandbox Sandbox { get; } = new CaughtUpSandbox(store.Sandbox, writer, gate);

    /// <inheritdoc />
    public async Task ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await CatchUpAsync(statement, cancellationToken);
        await store.ExecuteAsync(statement, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken)
    {
        if (statement.Lane == Lane.Write)
        {
            return await store.OpenAsync(statement, format, cancellationToken);
        }

        await writer().CatchUpAsync(cancellationToken);
        await gate.EnterAsync(cancellationToken);
        try
        {
            return await store.OpenAsync(statement, format, cancellationToken);
        }
        finally
        {
            gate.Began();
        }
    }

    /// <inheritdoc />
    public Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken) =>
        store.InsertAsync(insert, blocks, cancellationToken);

    /// <summary>The store belongs to whoever opened it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task CatchUpAsync(Statement statement, CancellationToken cancellationToken) =>
        statement.Lane == Lane.Write ? Task.CompletedTask : writer().CatchUpAsync(cancellationToken);
}
