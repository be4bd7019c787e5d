using System.Globalization;
using System.Runtime.InteropServices;

namespace Footfall.ClickHouse.Embedded;

/// <summary>
/// Parquet in constant memory. A streamed result of the engine has one file a piece, so the engine writes one whole file
/// into a named pipe instead, and the reader of this stream is at the pipe's other end.
/// </summary>
internal static partial class EmbeddedParquet
{
    private static int _pipes;

    internal static async Task<Stream> OpenAsync(EmbeddedStore store, Statement statement, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _pipes)}.parquet");
        var path = Path.GetFullPath(Path.Combine(folder, name));
        File.Delete(path);
        if (MakePipe(path, Convert.ToUInt32("600", 8)) != 0)
        {
            throw new StoreException(0, $"A named pipe could not be made at {path} (error {Marshal.GetLastPInvokeError()}).");
        }

        var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = store.ExecuteAsync(
            statement with { Sql = $"{statement.Sql} INTO OUTFILE '{path.Replace("'", "\\'", StringComparison.Ordinal)}' APPEND FORMAT Parquet" },
            leaving.Token);

        // Opening a pipe waits for the other end. When the statement fails before it opens the pipe, we open that end ourselves,
        // and hold it until the opening is done: it may not have begun yet, and would wait for ever after us.
        var opening = Task.Factory.StartNew(
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        if (await Task.WhenAny(work, opening) == work && !opening.IsCompleted)
        {
            await using var release = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            await opening;
        }

        var pipe = await opening;
        File.Delete(path);
        if (!work.IsFaulted && !work.IsCanceled)
        {
            return new PipeStream(pipe, work, leaving);
        }

        await pipe.DisposeAsync();
        await work;
        throw new StoreException(0, "The engine ended without writing a Parquet file.");
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakePipe(string path, uint mode);

    /// <summary>The reading end. At its end it waits for the statement, so that a late failure is not taken for a whole file.</summary>
    private sealed class PipeStream(FileStream pipe, Task work, CancellationTokenSource leaving) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await pipe.ReadAsync(buffer, cancellationToken);
            if (count == 0)
            {
                await work;
            }

            return count;
        }

        public override async ValueTask DisposeAsync()
        {
            // A broken pipe alone does not end the statement: the engine computes on. Nobody is left to tell of its end.
            await leaving.CancelAsync();
            await pipe.DisposeAsync();
            await work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            leaving.Dispose();
            await base.DisposeAsync();
        }
    }
}
