namespace Footfall.TestKit;

/// <summary>How thorough a test is: a little on every change, a lot in the nightly run (<c>./test --nightly</c>).</summary>
public static class Depth
{
    /// <summary>Whether this is the nightly run.</summary>
    public static bool IsNightly { get; } = Environment.GetEnvironmentVariable("FOOTFALL_TESTS") == "nightly";

    /// <summary>How often something is tried.</summary>
    public static int Times(int usual, int nightly) => IsNightly ? nightly : usual;
}
