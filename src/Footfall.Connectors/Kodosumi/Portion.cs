using Footfall.Model;

namespace Footfall.Connectors.Kodosumi;

/// <summary>Some events of an execution, and what is known of it once they are stored.</summary>
/// <param name="Key">The execution.</param>
/// <param name="Events">The events; none where only the book changes.</param>
/// <param name="After">What the book says once they are stored.</param>
/// <param name="LookAgain">Whether the files changed so lately that their times may not show the next change.</param>
internal sealed record Portion(ExecutionKey Key, IReadOnlyList<Event> Events, BookEntry After, bool LookAgain = false);
