namespace Footfall.E2E;

/// <summary>Size and colours of a window.</summary>
internal sealed record View(int Width, int Height, bool IsDark = false)
{
    internal static View Desktop { get; } = new(1440, 900);

    internal static View Phone { get; } = new(390, 844);

    internal static View Wall { get; } = new(2560, 1440);
}
