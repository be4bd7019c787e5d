namespace Footfall.Server.Features.Usage;

/// <summary>One user's events with one function in one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Package">Package of the function, <c>Core</c> for none.</param>
/// <param name="Function">The function.</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events.</param>
internal sealed record FunctionPoint(DateTimeOffset Time, string Package, string Function, string UserId, string UserName, long Count);
