namespace Footfall.Client;

/// <summary>The request that is being answered, for what is recorded meanwhile.</summary>
internal sealed class Surroundings
{
    private static readonly AsyncLocal<Surroundings?> Ambient = new();

    internal static Surroundings? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    private readonly Func<FootfallUser?> _ask;
    private FootfallUser? _last;
    private volatile bool _ended;

    internal Surroundings(string requestId, Func<FootfallUser?> ask) => (RequestId, _ask) = (requestId, ask);

    internal string RequestId { get; }

    /// <summary>Asked for when something is recorded: signing in may come later than this.</summary>
    internal FootfallUser? User => _ended ? _last : _ask();

    /// <summary>The request is answered. What it left running has its user from now on, and not who comes next on the connection.</summary>
    internal void End()
    {
        _last = _ask();
        _ended = true;
    }
}
