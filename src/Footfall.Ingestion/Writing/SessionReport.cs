using Footfall.ClickHouse.Native;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>
/// A report of a session that may still grow (semantics 3.3): a later one of the same id with a larger duration replaces it.
/// </summary>
/// <param name="Place">Which event it is.</param>
/// <param name="Sender">Who sent it, as <see cref="EventKey.HashOf"/> has it.</param>
/// <param name="Row">Its place among the events that go to the store with it.</param>
/// <param name="Duration">Its length so far, in milliseconds.</param>
/// <param name="Time">When the session began, in milliseconds since 1970.</param>
internal readonly record struct SessionReport(EventPlace Place, ulong Sender, int Row, ulong Duration, long Time)
{
    /// <summary>Its identity among those of all senders.</summary>
    internal Uuid Key => EventKey.Of(Place.Id, Sender);

    /// <summary>Whether an event is such a report.</summary>
    internal static bool Is(Event e) => e.SessionId is not null && e.Scope.StartsWith("use:", StringComparison.Ordinal);

    internal static SessionReport Of(Event e, ulong sender, int row) =>
        new(new EventPlace(Uuid.From(e.Id), Uuid.From(e.Batch), e.Position), sender, row, e.Duration ?? 0, e.Time.ToUnixTimeMilliseconds());
}
