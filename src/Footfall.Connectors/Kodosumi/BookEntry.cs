namespace Footfall.Connectors.Kodosumi;

/// <summary>What is known of an execution: what was read of it and sent, and nothing that was not.</summary>
internal sealed record BookEntry
{
    internal BookState State { get; init; }

    /// <summary>Number of the last row whose event is stored; null when there is none. Numbers may be any: they count nothing.</summary>
    internal long? LastRow { get; init; }

    /// <summary>Rows whose events are stored.</summary>
    internal long Rows { get; init; }

    /// <summary>Mark of the last row, and of it with all before it (<see cref="RowMark"/>); empty when they are not known.</summary>
    internal string Mark { get; init; } = "";

    /// <summary>See <see cref="Mark"/>.</summary>
    internal string Chain { get; init; } = "";

    /// <summary>How the database was when all of its rows up to then were stored.</summary>
    internal DatabaseStamp Stamp { get; init; } = DatabaseStamp.None;

    /// <summary>Hash of the listing that was stored last.</summary>
    internal string Listing { get; init; } = "";

    /// <summary>The run's name; null until its row of kind meta is there.</summary>
    internal string? Name { get; init; }

    /// <summary>UTC ticks of the newest row's time; 0 when there is none.</summary>
    internal long Newest { get; init; }

    /// <summary>Code of the reason, of skipped ones.</summary>
    internal string? Reason { get; init; }

    /// <summary>How often it went away or came back.</summary>
    internal int Turns { get; init; }

    /// <summary>Whether the last status row says that nothing more will come.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>Whether an event of it was ever stored.</summary>
    internal bool IsKnown { get; init; }
}
