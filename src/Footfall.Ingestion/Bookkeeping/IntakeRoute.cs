namespace Footfall.Ingestion.Bookkeeping;

/// <summary>Marks a route that takes events in.</summary>
/// <param name="Protocol">Name of the format: <c>canonical</c>, <c>cvat</c>, ...</param>
/// <param name="ToBody">Makes a body out of one rejected record, so that it can be replayed; null where the record alone is a body.</param>
public sealed record IntakeRoute(string Protocol, Func<string, string>? ToBody = null);
