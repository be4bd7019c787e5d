namespace Footfall.Analytics.Usage;

/// <summary>A point of a scatter plot: one user's events with one thing in one bucket.</summary>
/// <param name="Time">Start of the bucket.</param>
/// <param name="Package">Package, <c>Core</c> for none; for kinds of events not told apart.</param>
/// <param name="Thing">Package, function or kind, by what the plot shows.</param>
/// <param name="UserId">Id of the user.</param>
/// <param name="UserName">Latest known name; the id when none is known.</param>
/// <param name="Count">Events.</param>
/// <param name="Points">Points in all, beyond the limit.</param>
/// <param name="Events">Events of all of them.</param>
public sealed record ScatterRow(DateTimeOffset Time, string Package, string Thing, string UserId, string UserName, long Count, long Points, long Events);
