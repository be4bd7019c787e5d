using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Server.Tests.Support;

/// <summary>A store that can be made to fail or to wait.</summary>
internal sealed class GatedStore(IStore inner) : IStore
{
    private volatile TaskCompletionSource? _gate;
    private volatile TaskCompletionSource? _exports;

    /// <summary>When set, every call fails with it.</summary>
    public StoreException? Failure { get; set; }

    /// <summary>Inserts of events that were begun.</summary>
    public int Inserts { get; private set; }

    public string Description => inner.Description;

    public ISandbox Sandbox => inner.Sandbox;

    /// <summary>From now on inserts wait.</summary>
    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Inserts go on.</summary>
    public void Release()
    {
        _gate?.SetResult();
        _gate = null;
    }

    /// <summary>From now on exports wait.</summary>
    public void HoldExports() => _exports = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Exports go on.</summary>
    public void ReleaseExports()
    {
        _exports?.SetResult();
        _exports = null;
    }

    public Task ExecuteAsync(Statement statement, CancellationToken cancellationToken) =>
        Failure is { } failure ? Task.FromException(failure) : inner.ExecuteAsync(statement, cancellationToken);

    public async Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken)
    {
        if (statement.Lane == Lane.Export)
        {
            await (_exports?.Task ?? Task.CompletedTask);
        }

        return Failure is { } failure ? throw failure : await inner.OpenAsync(statement, format, cancellationToken);
    }

    public async Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
        {
            throw failure;
        }

        if (insert.Table == "events")
        {
            Inserts++;
            await (_gate?.Task ?? Task.CompletedTask);
        }

        await inner.InsertAsync(insert, blocks, cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
