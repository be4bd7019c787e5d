using Footfall.Ingestion.WorkingTime;
using Footfall.Model;

namespace Footfall.Ingestion.Writing;

/// <summary>Events of one request, to be stored together and acknowledged together.</summary>
public sealed record EventBatch
{
    /// <summary>Sender of imported events, whoever imports them: the same file twice adds nothing.</summary>
    public const string Import = "import";

    /// <summary>The events. All carry the batch's id.</summary>
    public required IReadOnlyList<Event> Events { get; init; }

    /// <summary>Whose ids they are: <see cref="Caller.Owner"/>, or <see cref="Import"/>.</summary>
    public string Sender { get; init; } = "local";

    /// <summary>Size of the request's body in bytes; what the queue's bound in bytes counts.</summary>
    public required long Bytes { get; init; }

    /// <summary>
    /// Whether each event is looked up in the store first and left out when it is there. For imports, whose repeats have no
    /// time limit.
    /// </summary>
    public bool SkipStored { get; init; }

    /// <summary>
    /// Whether questions asked after it wait until it can be read. Not for looks that the audit writes down: whoever goes on reading would wait each time for having
    /// read before.
    /// </summary>
    public bool IsAwaited { get; init; } = true;

    /// <summary>How working time is computed of them.</summary>
    public WorkMode Work { get; init; } = WorkMode.Stream;

    /// <summary>The event before them, for <see cref="WorkMode.Request"/>; null where the sender tells none.</summary>
    public WorkBefore? Before { get; init; }
}
