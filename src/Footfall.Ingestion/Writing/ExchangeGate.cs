namespace Footfall.Ingestion.Writing;

/// <summary>
/// Lets rows be exchanged so that no question sees the old ones without the new ones: while an exchange goes on, questions wait, and it begins when
/// those that were on their way have begun to answer, for by then the engine has settled on what they read.
/// </summary>
public sealed class ExchangeGate : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _one = new(1);
    private TaskCompletionSource? _exchange;
    private TaskCompletionSource? _drained;
    private int _beginning;

    /// <summary>Waits while rows are exchanged. <see cref="Began"/> must follow.</summary>
    internal async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task exchange;
            lock (_gate)
            {
                if (_exchange is null)
                {
                    _beginning++;
                    return;
                }

                exchange = _exchange.Task;
            }

            await exchange.WaitAsync(cancellationToken);
        }
    }

    /// <summary>The question has begun to answer, or failed.</summary>
    internal void Began()
    {
        lock (_gate)
        {
            if (--_beginning == 0)
            {
                _drained?.TrySetResult();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>Runs an exchange.</summary>
    public async Task RunAsync(Func<Task> exchange)
    {
        await _one.WaitAsync();
        try
        {
            await DrainedAsync();
            await exchange();
        }
        finally
        {
            TaskCompletionSource over;
            lock (_gate)
            {
                over = _exchange!;
                _exchange = null;
            }

            over.SetResult();
            _one.Release();
        }
    }

    private async Task DrainedAsync()
    {
        Task drained;
        lock (_gate)
        {
            _exchange = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_beginning == 0)
            {
                return;
            }

            drained = _drained.Task;
        }

        // A question that takes longer than this before its first row read its parts long ago.
        await Task.WhenAny(drained, Task.Delay(LongestWait));
    }
}
