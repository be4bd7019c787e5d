namespace Footfall.Client;

/// <summary>What became of a request.</summary>
/// <param name="Outcome">What to do now.</param>
/// <param name="Taken">Events that the server has.</param>
/// <param name="Refused">Events that it refused for good.</param>
/// <param name="After">How long the server says to wait; null where it does not say.</param>
/// <param name="Why">Why it did not work, or why the first was refused, for people.</param>
internal sealed record SendResult(SendOutcome Outcome, int Taken = 0, int Refused = 0, TimeSpan? After = null, string? Why = null);
