namespace Footfall.Connectors.Kodosumi;

/// <summary>What tells that a file changed. A file that is not there has size -1.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Changed">UTC ticks of the last write.</param>
internal readonly record struct FileStamp(long Size, long Changed)
{
    internal static FileStamp None { get; } = new(-1, 0);

    internal bool Exists => Size >= 0;

    internal static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : None;
    }
}
