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

    internal required string RequestId { get; init; }

    /// <summary>Asked for when something is recorded: signing in may come later than this.</summary>
    internal required Func<FootfallUser?> User { get; init; }
}
