namespace Footfall.Ingestion.Pipeline.Privacy;

/// <summary>What becomes of IP addresses.</summary>
public enum IpTreatment
{
    /// <summary>The part that names a machine becomes zero: /24 of IPv4, /48 of IPv6.</summary>
    Truncate = 0,

    /// <summary>The address is replaced by a marker.</summary>
    Drop = 1,

    /// <summary>It stays.</summary>
    Keep = 2,
}
