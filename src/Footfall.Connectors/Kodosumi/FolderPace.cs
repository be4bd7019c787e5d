namespace Footfall.Connectors.Kodosumi;

/// <summary>How often a folder is looked at, so that it costs next to nothing however large it is.</summary>
internal sealed class FolderPace(TimeProvider time)
{
    // A look may take a fiftieth of the time between two, looking through everything a five-hundredth; a fiftieth where nothing else tells of changes.
    private const int LookShare = 50;
    private const int SweepShare = 500;

    // A change is to be seen within two seconds, and is read and stored in that time, too.
    private static readonly TimeSpan LookWhilePolling = TimeSpan.FromSeconds(0.75);
    private static readonly TimeSpan LookWhileWatching = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RolesEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastSweep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostSweep = TimeSpan.FromMinutes(10);

    private DateTimeOffset _nextSweep = DateTimeOffset.MinValue;
    private DateTimeOffset _lastLook = DateTimeOffset.MinValue;
    private TimeSpan _lookTook;
    private TimeSpan _lastLookTook;
    private TimeSpan _sweepEvery = LeastSweep;

    internal bool IsSweepDue => time.GetUtcNow() >= _nextSweep;

    internal bool IsLookDue(bool isPolling) => time.GetUtcNow() >= _lastLook + Every(isPolling);

    /// <summary>How long to wait when nothing is told, roles looked at as well: admin.db lies beside the folder of executions, so nothing tells of its changes.</summary>
    internal TimeSpan Wait(bool isPolling) => Next(isPolling) is var next && next < RolesEvery ? next : RolesEvery;

    /// <summary>How long until executions are looked at when nothing is told.</summary>
    internal TimeSpan Next(bool isPolling)
    {
        var now = time.GetUtcNow();
        var next = _lastLook + Every(isPolling) < _nextSweep ? _lastLook + Every(isPolling) : _nextSweep;
        return next > now ? next - now : TimeSpan.Zero;
    }

    /// <summary>Live executions were looked at. One look that took long says more about the machine's other work than about the folder.</summary>
    internal void Looked(TimeSpan took)
    {
        _lookTook = took < _lastLookTook ? took : _lastLookTook;
        (_lastLook, _lastLookTook) = (time.GetUtcNow(), took);
    }

    /// <summary>Everything was looked through.</summary>
    /// <param name="lookTook">How long that took.</param>
    /// <param name="allTook">How long it took with reading what had changed.</param>
    /// <param name="isPolling">Whether nothing else tells of changes.</param>
    internal void Swept(TimeSpan lookTook, TimeSpan allTook, bool isPolling)
    {
        // Twice as long each time that nothing was found.
        var found = allTook > lookTook * 2;
        var grown = found ? LeastSweep : _sweepEvery * 2;
        _sweepEvery = isPolling ? Max(LookWhilePolling, lookTook * LookShare) : Max(lookTook * SweepShare, grown < MostSweep ? grown : MostSweep);
        _nextSweep = time.GetUtcNow() + _sweepEvery;
    }

    // Without notifications a look is all that tells of a change, so it comes soon even when the machine is slow, and takes half of the time at the most.
    private TimeSpan Every(bool isPolling) => isPolling ? Max(LookWhilePolling, _lookTook) : Max(LookWhileWatching, _lookTook * LookShare);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
