using System.Collections.Concurrent;

namespace Footfall.ClickHouse.Embedded;

/// <summary>
/// A thread with one connection of its own. The engine blocks, so it never runs on the thread pool; and a connection may
/// only be touched by the thread that opened it.
/// </summary>
internal sealed class EngineThread : IDisposable
{
    // The engine checks the stack it has left; the runtime's default for threads is too small for deep queries.
    private const int StackSize = 8 << 20;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Func<EngineConnection> _open;
    private readonly Thread _thread;
    private EngineConnection? _connection;

    internal EngineThread(string name, Func<EngineConnection> open)
    {
        _open = open;
        _thread = new Thread(Loop, StackSize) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Runs <paramref name="work"/> on the thread, with the connection open.</summary>
    internal Task<T> RunAsync<T>(Func<EngineConnection, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work(_connection ??= _open()));
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    /// <summary>
    /// Closes the connection; the next work opens a fresh one. After a failed statement this is required: the next
    /// statement on the same connection was once seen to return the failed one's rows.
    /// </summary>
    internal void Renew() => _work.Add(CloseConnection);

    /// <inheritdoc />
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Loop()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            work();
        }

        CloseConnection();
    }

    private void CloseConnection()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
