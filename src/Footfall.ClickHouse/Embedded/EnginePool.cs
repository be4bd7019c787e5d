using System.Threading.Channels;

namespace Footfall.ClickHouse.Embedded;

/// <summary>The connections of one lane. Who finds none free waits in turn.</summary>
internal sealed class EnginePool : IDisposable
{
    private readonly Channel<EngineThread> _free = Channel.CreateUnbounded<EngineThread>();
    private readonly IReadOnlyList<EngineThread> _all;

    internal EnginePool(string name, int size, string database, IReadOnlyList<string> arguments)
    {
        _all = [.. Enumerable.Range(0, size).Select(i => new EngineThread($"engine {name} {i}", () => Open(database, arguments)))];
        foreach (var thread in _all)
        {
            _free.Writer.TryWrite(thread);
        }
    }

    internal ValueTask<EngineThread> RentAsync(CancellationToken cancellationToken) => _free.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives a thread back; after a failure with a fresh connection.</summary>
    internal void Return(EngineThread thread, bool failed)
    {
        if (failed)
        {
            thread.Renew();
        }

        _free.Writer.TryWrite(thread);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _free.Writer.TryComplete();
        foreach (var thread in _all)
        {
            thread.Dispose();
        }
    }

    private static EngineConnection Open(string database, IReadOnlyList<string> arguments)
    {
        var connection = EngineConnection.Open(arguments);
        try
        {
            connection.Execute($"USE {database}", Parameters.None);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
