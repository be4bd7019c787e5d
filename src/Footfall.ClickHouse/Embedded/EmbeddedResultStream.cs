namespace Footfall.ClickHouse.Embedded;

/// <summary>The pieces of one result, fetched when they are read: a slow reader slows the statement, not the memory.</summary>
internal sealed class EmbeddedResultStream(EmbeddedStore store, string id, EnginePool pool, EngineThread thread, nint handle, byte[] first)
    : ForwardStream
{
    private ReadOnlyMemory<byte> _piece = first;
    private bool _ended = first.Length == 0;
    private bool _failed;
    private bool _closed;

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_piece.IsEmpty && !_ended)
        {
            _piece = await FetchAsync(cancellationToken);
            _ended = _piece.IsEmpty;
        }

        var count = Math.Min(buffer.Length, _piece.Length);
        _piece[..count].CopyTo(buffer);
        _piece = _piece[count..];
        return count;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (!_closed)
        {
            _closed = true;
            await CloseAsync(pool, thread, handle, cancel: !_ended, _failed);
        }

        await base.DisposeAsync();
    }

    /// <summary>Destroys a stream on its own thread and gives the thread back.</summary>
    internal static async Task CloseAsync(EnginePool pool, EngineThread thread, nint handle, bool cancel, bool failed)
    {
        try
        {
            if (handle != 0)
            {
                await thread.RunAsync(c =>
                {
                    if (cancel)
                    {
                        c.CancelStream(handle);
                    }

                    Chdb.chdb_destroy_query_result(handle);
                    return true;
                });
            }
        }
        finally
        {
            pool.Return(thread, failed);
        }
    }

    private async Task<ReadOnlyMemory<byte>> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.EndOnCancelAsync(id, thread.RunAsync(c => c.Fetch(handle)), cancellationToken);
        }
        catch
        {
            _failed = true;
            throw;
        }
    }
}
