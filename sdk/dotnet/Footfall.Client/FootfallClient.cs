using System.Diagnostics.CodeAnalysis;

namespace Footfall.Client;

/// <summary>The kit. What fails in it is counted and told once, and never thrown into the program.</summary>
internal sealed class FootfallClient : IFootfall, IAsyncDisposable
{
    private readonly FootfallOptions _options;
    private readonly TimeProvider _time;
    private readonly Pump? _pump;
    private long _broken;
    private int _ended;

    [SuppressMessage("Design", "CA1031", Justification = "A queue that cannot be opened must not keep the program from starting, whatever is wrong with it.")]
    internal FootfallClient(FootfallOptions options, TimeProvider time, Action<string> complain)
    {
        (_options, _time) = (options, time);
        if (!Uri.TryCreate($"{options.Url?.TrimEnd('/')}/", UriKind.Absolute, out var url) || !url.Scheme.StartsWith("http", StringComparison.Ordinal) || string.IsNullOrEmpty(options.Token))
        {
            complain("Nothing is sent to Footfall: Url must be its address and Token an ingest token. './footfall token create NAME --ingest' makes one.");
            return;
        }

        try
        {
            var queue = DiskQueue.Open(options.QueueFolder ?? StandardFolder(options.App), (long)options.QueueMegabytes << 20);
            var handler = options.Handler?.Invoke() ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false };
            _pump = new Pump(options, queue, new Transport(url, options.Token, handler, time), time, complain);
            AppDomain.CurrentDomain.ProcessExit += Save;
        }
        catch (Exception e)
        {
            complain($"Nothing is sent to Footfall: {e.Message}");
        }
    }

    public long Lost => (_pump?.Lost ?? 0) + Volatile.Read(ref _broken);

    public long Refused => _pump?.Refused ?? 0;

    public long Sent => _pump?.Sent ?? 0;

    [SuppressMessage("Design", "CA1031", Justification = "A payload may hold anything, and what its members throw must not reach the program.")]
    public void Event(FootfallEvent e)
    {
        if (_pump is null)
        {
            return;
        }

        try
        {
            _pump.Take(EventJson.Write(e, _options, _time.GetUtcNow()));
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _broken);
        }
    }

    public void Event(string scope, string? objectId = null, IReadOnlyDictionary<string, object?>? payload = null) =>
        Event(new FootfallEvent(scope) { ObjectId = objectId, Payload = payload });

    public void Error(Exception exception, bool isHandled = true, IReadOnlyDictionary<string, object?>? payload = null) =>
        Event(new FootfallEvent("send:exception") { Level = "error", Payload = ExceptionPayload.Of(exception, isHandled, _options.Version, payload) });

    public IDisposable Start(FootfallEvent e) => new TimedEvent(this, e, _time);

    [SuppressMessage("Design", "CA1031", Justification = "Whether it works is the answer.")]
    public async Task<bool> FlushAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return _pump is null || await _pump.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public string? Sign(FootfallUser user, TimeSpan validFor, string? org = null) =>
        string.IsNullOrEmpty(_options.Token) ? null : SignedIdentity.Make(_options.Token, user, _time.GetUtcNow() + validFor, org);

    /// <summary>The last send, for as long as the options say, and the rest on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Save;
        if (_pump is not null && Interlocked.Exchange(ref _ended, 1) == 0)
        {
            using var limit = new CancellationTokenSource(_options.ExitTimeout, _time);
            await FlushAsync(limit.Token).ConfigureAwait(false);
            await _pump.DisposeAsync().ConfigureAwait(false);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "The process ends; there is nobody left to tell.")]
    private void Save(object? sender, EventArgs e)
    {
        try
        {
            _pump?.Save();
        }
        catch (Exception)
        {
            Interlocked.Increment(ref _broken);
        }
    }

    private static string StandardFolder(string app)
    {
        var name = string.Concat(app.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_'));
        var root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(root.Length > 0 ? root : Path.GetTempPath(), "footfall-queue", name);
    }
}
