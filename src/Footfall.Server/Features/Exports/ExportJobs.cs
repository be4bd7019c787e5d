using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Events;
using Footfall.ClickHouse;
using Footfall.Server.Answers;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Exports;

/// <summary>
/// Exports in the background, each to a file that waits for its download. Known by the query id and the caller, so that
/// nobody fetches another's file. What is not fetched is swept away after a while, and at every start.
/// </summary>
internal sealed partial class ExportJobs(IStore store, DataFolder folder, ServerSettings settings, TimeProvider time, ILogger<ExportJobs> logger) : BackgroundService
{
    private const int FlushAt = 1 << 16;

    // Two at a time: an export reads much, and pages must go on answering.
    private readonly SemaphoreSlim _places = new(2);
    private readonly ConcurrentDictionary<(string QueryId, string Owner), ExportJob> _jobs = new();
    private readonly CancellationTokenSource _stopping = new();

    internal ExportJob? Find(string queryId, string owner) => _jobs.GetValueOrDefault((queryId, owner));

    internal void Start(string queryId, string owner, CvatExportQuery query)
    {
        var file = Path.Combine(folder.Exports, $"{Guid.NewGuid():N}.csv");
        var name = query.FileName ?? string.Create(CultureInfo.InvariantCulture, $"logs_{time.GetLocalNow():yyyy_MM_dd_HH_mm_ss}.csv");
        var job = new ExportJob(file, name, Task.Run(() => WriteAsync(file, query, _stopping.Token)));
        if (_jobs.TryAdd((queryId, owner), job))
        {
            _ = NoteEndAsync(job);
        }
    }

    /// <summary>Forgets a job and its file.</summary>
    internal void Remove(string queryId, string owner)
    {
        if (_jobs.TryRemove((queryId, owner), out var job))
        {
            File.Delete(job.File);
        }
    }

    public override void Dispose()
    {
        _places.Dispose();
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var left in Directory.EnumerateFiles(folder.Exports))
        {
            File.Delete(left);
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Sweep();
            }
        }
        catch (OperationCanceledException)
        {
            await _stopping.CancelAsync();
        }
    }

    /// <summary>Removes what ended too long ago.</summary>
    internal void Sweep()
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromMinutes(settings.Number("Exports:KeepMinutes"));
        foreach (var (key, job) in _jobs)
        {
            if (job.Ended < oldest)
            {
                Remove(key.QueryId, key.Owner);
            }
        }
    }

    private async Task NoteEndAsync(ExportJob job)
    {
        try
        {
            await job.Work;
        }
        catch (Exception e)
        {
            // Told to the caller at the next request; here for the operator.
            ExportFailed(logger, e);
        }

        job.Ended = time.GetUtcNow();
    }

    private async Task WriteAsync(string file, CvatExportQuery query, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            var statement = CvatExport.ToStatement(new EventFilter { Access = query.Access, Range = query.Range }, query.Ids);
            await using var rows = await store.OpenAsync(statement, "TabSeparated", cancellationToken);
            await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            var text = new StringBuilder(string.Join(',', CvatExport.Columns)).Append("\r\n");
            await foreach (var row in TsvRows.ReadAsync(rows, CvatExport.Columns.Count, cancellationToken))
            {
                for (var i = 0; i < row.Length; i++)
                {
                    _ = i == 0 ? text : text.Append(',');
                    Csv.AppendExact(text, row[i]);
                }

                text.Append("\r\n");
                if (text.Length >= FlushAt)
                {
                    await FlushAsync(text, target, cancellationToken);
                }
            }

            await FlushAsync(text, target, cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task FlushAsync(StringBuilder text, FileStream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Error, Message = "An export failed")]
    private static partial void ExportFailed(ILogger logger, Exception exception);
}
