using System.Threading.Channels;

namespace Footfall.Ingestion.Writing;

/// <summary>Commits since the listener began.</summary>
public sealed class CommitListener(ChannelReader<Commit> commits, Action stop) : IDisposable
{
    /// <summary>The commits.</summary>
    public ChannelReader<Commit> Commits { get; } = commits;

    /// <inheritdoc />
    public void Dispose() => stop();
}
