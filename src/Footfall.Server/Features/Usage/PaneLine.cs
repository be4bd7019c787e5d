namespace Footfall.Server.Features.Usage;

/// <summary>A line of a pane.</summary>
/// <param name="Id">Id of the user (empty for events of nobody), package, function, scope or kind.</param>
/// <param name="Name">The same for people.</param>
/// <param name="Package">Package of a function, <c>Core</c> for none; empty elsewhere.</param>
/// <param name="Count">Events.</param>
internal sealed record PaneLine(string Id, string Name, string Package, long Count);
