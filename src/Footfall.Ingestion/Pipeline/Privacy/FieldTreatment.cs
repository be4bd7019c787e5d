namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>How a member is treated.</summary>
internal enum FieldTreatment
{
    /// <summary>By all rules.</summary>
    Scrub,

    /// <summary>Not at all: an id, or what says who or what the event is about.</summary>
    Keep,

    /// <summary>As a user's mail address.</summary>
    UserEmail,
}
