namespace Footfall.Server.Features.Coder;

/// <summary>Daily active users.</summary>
/// <param name="TzHourOffset">Hours that the days' clocks are ahead of UTC.</param>
/// <param name="Entries">One a day, ascending.</param>
internal sealed record DausAnswer(int TzHourOffset, IEnumerable<DauEntry> Entries);
