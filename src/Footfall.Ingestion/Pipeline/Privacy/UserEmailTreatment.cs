namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>What becomes of the mail addresses that say who a user is: <c>user_email</c>, and <c>payload.email</c> of <c>*:user</c>.</summary>
public enum UserEmailTreatment
{
    /// <summary>They stay.</summary>
    Keep = 0,

    /// <summary>Only what stands behind the @ stays, which is what the statistics by domain ask for.</summary>
    Domain = 1,

    /// <summary>They are not stored.</summary>
    Drop = 2,
}
