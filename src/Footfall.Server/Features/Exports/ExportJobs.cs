using System.Collections.Concurrent;
using System.Globalization;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// Exports in the background, each to a file that waits for its download. Known by the query id and the caller, so that
/// nobody fetches another's file. What is not fetched is swept away after a while, and at every start.
/// </summary>
internal sealed partial class ExportJobs(CvatExportFile files, DataFolder folder, ServerSettings settings, TimeProvider time, ILogger<ExportJobs> logger) : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);

    // Two at a time: an export reads much, and pages must go on answering.
    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<(string QueryId, string Owner), ExportJob> _jobs = new();
    private readonly ConcurrentDictionary<ExportJob, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    internal ExportJob? Find(string queryId, string owner) => _jobs.GetValueOrDefault((queryId, owner));

    /// <summary>Starts a job, unless another request just did under the same id.</summary>
    internal void Start(string queryId, string owner, CvatExportQuery query)
    {
        var name = query.FileName ?? string.Create(CultureInfo.InvariantCulture, $"logs_{time.GetLocalNow():yyyy_MM_dd_HH_mm_ss}.csv");
        var job = new ExportJob(Path.Combine(folder.Exports, $"{Guid.NewGuid():N}.csv"), name);
        if (_jobs.TryAdd((queryId, owner), job))
        {
            var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _running[job] = RunAsync(begin.Task, job, query, _stopping.Token);
            begin.SetResult();
        }
    }

    /// <summary>Forgets a job and its file.</summary>
    internal void Remove(string queryId, string owner)
    {
        if (_jobs.TryRemove((queryId, owner), out var job))
        {
            Delete(job.File);
        }
    }

    /// <summary>Opens the file of a finished job for its download and forgets the job; null when another request was quicker.</summary>
    internal FileStream? Take(string queryId, string owner)
    {
        if (!_jobs.TryRemove((queryId, owner), out var job) || Open(job) is not { } file)
        {
            return null;
        }

        // Its bytes stay until the download ends.
        Delete(job.File);
        return file;
    }

    /// <summary>Opens the file of a finished job; null when it is gone.</summary>
    internal static FileStream? Open(ExportJob job)
    {
        try
        {
            return new FileStream(job.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    public override void Dispose()
    {
        _places.Dispose();
        _stopping.Dispose();
        base.Dispose();
    }

    /// <summary>Before the first request can start a job, what an earlier server left behind goes away.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var left in Directory.EnumerateFiles(folder.Exports))
        {
            Delete(left);
        }

        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_running.Values);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(SweepEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Sweep();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Removes what ended too long ago.</summary>
    private void Sweep()
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromMinutes(settings.Number("Exports:KeepMinutes"));
        foreach (var (key, job) in _jobs)
        {
            if (job.Ended <= oldest)
            {
                Remove(key.QueryId, key.Owner);
            }
        }
    }

    private async Task RunAsync(Task begin, ExportJob job, CvatExportQuery query, CancellationToken cancellationToken)
    {
        await begin;
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                await files.WriteAsync(job.File, query, cancellationToken);
            }
            finally
            {
                _places.Release();
            }

            job.End(time.GetUtcNow());
        }
        catch (Exception e)
        {
            Delete(job.File);
            if (!cancellationToken.IsCancellationRequested)
            {
                ExportFailed(logger, e);
            }

            job.End(time.GetUtcNow(), e);
        }
        finally
        {
            _running.TryRemove(job, out _);
        }
    }

    /// <summary>A file that cannot be deleted now is deleted at the next start; it must not end the sweeping.</summary>
    private void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            FileStays(logger, file, e);
        }
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "An export failed")]
    private static partial void ExportFailed(ILogger logger, Exception exception);

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "{File} could not be deleted")]
    private static partial void FileStays(ILogger logger, string file, Exception exception);
}
