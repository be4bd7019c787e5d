namespace Footfall.Server.Features.Coder;

/// <summary>How long users were active.</summary>
/// <param name="Report">The report.</param>
internal sealed record UserActivityAnswer(UserActivityReport Report);
