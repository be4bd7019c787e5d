namespace Footfall.Server.Features.Intake;

/// <summary>A record that a replay did not get in.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Reason">Why, out of the closed set.</param>
/// <param name="Message">The member and the rule.</param>
internal sealed record ReplayRejection(Guid Id, string Reason, string Message);
