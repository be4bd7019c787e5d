using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Ingestion.Tests.Writing;

/// <summary>The real store behind a gate: inserts can be held back or made to fail, and are counted.</summary>
internal sealed class StoreGate(IStore store) : IStore
{
    private readonly List<string> _inserts = [];

    public string Description => store.Description;

    public ISandbox Sandbox => store.Sandbox;

    /// <summary>Tables of the inserts that went through, in order.</summary>
    public IReadOnlyList<string> Inserts
    {
        get
        {
            lock (_inserts)
            {
                return [.. _inserts];
            }
        }
    }

    /// <summary>Runs before each insert; an exception of it is the store's failure.</summary>
    public Func<string, Task> BeforeInsert { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after each insert; an exception of it is a failure that hides that the rows were stored.</summary>
    public Func<string, Task> AfterInsert { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs before each statement without rows; an exception of it is the store's failure.</summary>
    public Func<string, Task> BeforeExecute { get; set; } = _ => Task.CompletedTask;

    /// <summary>Runs after each statement without rows.</summary>
    public Func<string, Task> AfterExecute { get; set; } = _ => Task.CompletedTask;

    public async Task ExecuteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await BeforeExecute(statement.Sql);
        await store.ExecuteAsync(statement, cancellationToken);
        await AfterExecute(statement.Sql);
    }

    public Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken) => store.OpenAsync(statement, format, cancellationToken);

    public async Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        await BeforeInsert(insert.Table);
        await store.InsertAsync(insert, blocks, cancellationToken);
        lock (_inserts)
        {
            _inserts.Add(insert.Table);
        }

        await AfterInsert(insert.Table);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    /// <summary>Fails the inserts into a table with the engine's word for a full disk.</summary>
    public void Fail(string table) =>
        BeforeInsert = t => t == table ? throw new StoreException(StoreErrors.DiskFull, $"Cannot reserve space for {table}") : Task.CompletedTask;

    public void Mend() => (BeforeInsert, AfterInsert) = (_ => Task.CompletedTask, _ => Task.CompletedTask);

    /// <summary>Holds inserts into <c>events</c> back; <paramref name="begun"/> ends when the first one has come to the gate.</summary>
    public TaskCompletionSource Hold(out Task begun)
    {
        var (release, came) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        begun = came.Task;
        BeforeInsert = t =>
        {
            if (t != "events")
            {
                return Task.CompletedTask;
            }

            came.TrySetResult();
            return release.Task;
        };
        return release;
    }
}
