namespace Footfall.Server.Features.Exports;

/// <summary>One export on its way to a file.</summary>
internal sealed class ExportJob(string file, string fileName)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where the rows go.</summary>
    internal string File { get; } = file;

    /// <summary>Name of the download.</summary>
    internal string FileName { get; } = fileName;

    /// <summary>Ends when the file is whole; fails with the reason when it cannot be.</summary>
    internal Task Work => _done.Task;

    /// <summary>When the work ended; null while it goes on.</summary>
    internal DateTimeOffset? Ended { get; private set; }

    /// <summary>Why the work failed; null when it did not, or goes on.</summary>
    internal Exception? Failure => Work.Exception?.InnerException;

    /// <summary>Says that the work ended.</summary>
    internal void End(DateTimeOffset now, Exception? failure = null)
    {
        Ended = now;
        if (failure is null)
        {
            _done.SetResult();
        }
        else
        {
            _done.SetException(failure);

            // Told to the caller at the next request, if there is one; nobody else waits for it.
            _ = _done.Task.Exception;
        }
    }
}
