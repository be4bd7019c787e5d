namespace Footfall.Server.Features.Kodosumi;

/// <summary>Something that was told of an execution.</summary>
/// <param name="Id">Its number in the execution.</param>
/// <param name="Timestamp">When, Unix seconds.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Message">What, as it was told.</param>
internal sealed record KodosumiEvent(long Id, double Timestamp, string Kind, string Message);
