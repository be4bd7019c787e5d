namespace Footfall.Analytics.Intake;

/// <summary>What the replay of a rejected record came to.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Outcome"><c>accepted</c>, or the reason of the new rejection.</param>
/// <param name="Message">What it said; empty when accepted.</param>
public sealed record ReplayOutcome(Guid Id, string Outcome, string Message)
{
    /// <summary>Outcome of a record that is stored now.</summary>
    public const string Accepted = "accepted";
}
