namespace Footfall.Analytics.Stats;

/// <summary>What a metric counts of the lives of entities, in a window of time.</summary>
internal enum LifeCount
{
    /// <summary>Those that exist at its state.</summary>
    Existing,

    /// <summary>Those created in it.</summary>
    Created,

    /// <summary>Those created in it that are confirmed at its state.</summary>
    CreatedAndConfirmed,

    /// <summary>Those confirmed in it, whenever they were created.</summary>
    Confirmed,

    /// <summary>Different creators, or mail domains of users, of those created in it.</summary>
    Parties,

    /// <summary>Such that nothing created before has.</summary>
    NewParties,
}
