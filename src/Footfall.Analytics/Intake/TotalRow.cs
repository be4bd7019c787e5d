namespace Footfall.Analytics.Intake;

/// <summary>What was received of one sender by one protocol with one outcome.</summary>
/// <param name="Owner">Who sent it; empty for strangers.</param>
/// <param name="Token">Its name when it last sent.</param>
/// <param name="Protocol">Name of the format.</param>
/// <param name="Outcome"><c>accepted</c>, <c>duplicate</c>, <c>refused</c>, or the reason of a rejection.</param>
/// <param name="Records">How many, ever.</param>
/// <param name="Today">How many on this UTC day.</param>
/// <param name="First">When the first came in.</param>
/// <param name="Last">When the last came in.</param>
public sealed record TotalRow(string Owner, string Token, string Protocol, string Outcome, long Records, long Today, DateTimeOffset First, DateTimeOffset Last);
