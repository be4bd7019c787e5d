namespace Footfall.Server.Features.Filters;

/// <summary>What a period means.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Title">Name for people.</param>
/// <param name="IsEverything">Whether it means all there is.</param>
internal sealed record PeriodAnswer(DateTimeOffset From, DateTimeOffset To, string Title, bool IsEverything);
