namespace Footfall.Server.Features.Monitoring;

/// <summary>Users who are active now.</summary>
/// <param name="Users">How many.</param>
/// <param name="WithinMinutes">Who had an event in so many minutes.</param>
internal sealed record ActiveNowAnswer(long Users, int WithinMinutes);
