namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>What a fast look at a text cannot rule out.</summary>
[Flags]
internal enum Suspicion
{
    None = 0,

    /// <summary>There is an @, or one in an address's encoding.</summary>
    Mails = 1,

    /// <summary>There is a part of a key's name, or the beginning of a secret.</summary>
    Secrets = 2,

    /// <summary>There are enough digits in a row.</summary>
    Cards = 4,

    /// <summary>There are numbers as in addresses.</summary>
    Ips = 8,

    /// <summary>There is a character written as \uXXXX, behind which anything can hide.</summary>
    Escapes = 16,
}
