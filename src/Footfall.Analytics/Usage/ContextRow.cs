namespace Footfall.Analytics.Usage;

/// <summary>A line of a pane of what a selection consists of.</summary>
/// <param name="Pane">user, package, function, audit or log.</param>
/// <param name="Package">Package of a function, <c>Core</c> for none; empty elsewhere.</param>
/// <param name="Name">Id of the user (empty for events of nobody), package, function, scope or kind.</param>
/// <param name="Title">The same for people.</param>
/// <param name="Count">Events.</param>
/// <param name="First">First of them.</param>
/// <param name="Last">Last of them.</param>
/// <param name="Rows">Lines of the pane in all.</param>
/// <param name="Events">Events of the pane in all.</param>
public sealed record ContextRow(string Pane, string Package, string Name, string Title, long Count, DateTimeOffset First, DateTimeOffset Last, long Rows, long Events);
