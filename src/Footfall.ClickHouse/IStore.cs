using Footfall.ClickHouse.Sandbox;

namespace Footfall.ClickHouse;

/// <summary>
/// The columnar store. Two transports answer to it: the engine inside this process, and a ClickHouse server over HTTP.
/// Nothing above this interface knows which. Every failure of the engine is a <see cref="StoreException"/>.
/// </summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>What the store is and where, for people: transport, engine version, folder or address.</summary>
    string Description { get; }

    /// <summary>Where statements of others run.</summary>
    ISandbox Sandbox { get; }

    /// <summary>Runs a statement that returns no rows.</summary>
    Task ExecuteAsync(Statement statement, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a statement and gives its result as bytes of <paramref name="format"/>, in constant memory.
    /// The first piece has been fetched when this returns, so an error in the statement is thrown here and not
    /// after an answer has begun. An error in the middle is thrown by the stream's reads.
    /// </summary>
    /// <param name="statement">One statement without FORMAT clause.</param>
    /// <param name="format">A format whose pieces can be joined: JSONEachRow, TabSeparated, CSV, RowBinary, Native; and Parquet.</param>
    /// <param name="cancellationToken">Ends the statement in the engine, too.</param>
    Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken);

    /// <summary>
    /// Appends rows given as blocks of the Native format. When this returns, the rows are committed and synced to disk.
    /// </summary>
    /// <param name="insert">Table, columns and the token under which a repeated insert is recognized.</param>
    /// <param name="blocks">One or more blocks, each a whole block of <see cref="Footfall.ClickHouse.Native.NativeBlock"/>.</param>
    /// <param name="cancellationToken">Gives up; whether the rows were stored is then unknown.</param>
    Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken);
}
