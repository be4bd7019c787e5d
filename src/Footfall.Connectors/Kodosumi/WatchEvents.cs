namespace Footfall.Connectors.Kodosumi;

/// <summary>What a watch tells.</summary>
/// <param name="Changed">A path was made, changed or removed.</param>
/// <param name="Lost">Changes were too many to be told one by one.</param>
/// <param name="Failed">It tells nothing more, and why.</param>
internal sealed record WatchEvents(Action<string> Changed, Action Lost, Action<string> Failed);
