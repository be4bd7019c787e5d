using Footfall.ClickHouse;
using Footfall.ClickHouse.Sandbox;

namespace Footfall.Server.Tests.Intake;

/// <summary>A store that takes everything but rejected records.</summary>
internal sealed class RejectionGate(IStore inner) : IStore
{
    public bool IsShut { get; set; }

    public string Description => inner.Description;

    public ISandbox Sandbox => inner.Sandbox;

    public Task ExecuteAsync(Statement statement, CancellationToken cancellationToken) => inner.ExecuteAsync(statement, cancellationToken);

    public Task<Stream> OpenAsync(Statement statement, string format, CancellationToken cancellationToken) => inner.OpenAsync(statement, format, cancellationToken);

    public Task InsertAsync(Insert insert, IReadOnlyList<ReadOnlyMemory<byte>> blocks, CancellationToken cancellationToken) =>
        IsShut && insert.Table == "dead_letters"
            ? Task.FromException(new StoreException(StoreErrors.DiskFull, "Cannot write"))
            : inner.InsertAsync(insert, blocks, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
