namespace Footfall.Ingestion.Writing;

/// <summary>Which commits a listener hears of.</summary>
public enum CommitTopic
{
    /// <summary>All of them.</summary>
    Events = 0,

    /// <summary>Those that may tell of runs.</summary>
    Runs = 1,

    /// <summary>Those that hold errors.</summary>
    Errors = 2,
}
