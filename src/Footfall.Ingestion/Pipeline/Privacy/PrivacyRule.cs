namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>Why a value was taken out of an event.</summary>
public enum PrivacyRule
{
    /// <summary>The name of its key says that it is secret.</summary>
    Keys = 0,

    /// <summary>It is a mail address.</summary>
    Mails = 1,

    /// <summary>It is a token, a private key, or a password in an address.</summary>
    Secrets = 2,

    /// <summary>It is the number of a payment card.</summary>
    Cards = 3,

    /// <summary>It is an IP address.</summary>
    Ips = 4,

    /// <summary>It is the user's mail address, and the setting for those says so.</summary>
    UserEmails = 5,
}
