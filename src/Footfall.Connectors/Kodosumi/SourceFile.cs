namespace Footfall.Connectors.Kodosumi;

/// <summary>Opens files of a source: to read, whatever others do with them, and never to write.</summary>
internal static class SourceFile
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="SkipException">It may not be read, or is no file: opening a pipe would wait for somebody to write into it.</exception>
    internal static FileStream Open(string path)
    {
        if (!FileKind.IsPlain(path))
        {
            throw new SkipException(SkipReason.NotAFile);
        }

        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        }
        catch (UnauthorizedAccessException)
        {
            throw new SkipException(SkipReason.NoPermission);
        }
    }
}
