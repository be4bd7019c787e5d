namespace Footfall.Server.Audit;

/// <summary>A link of the audit's chain: what was written down, and a hash that covers it and all before it.</summary>
internal sealed class AuditRecord
{
    /// <summary>Place in the chain, from 1, without gaps.</summary>
    public int Seq { get; set; }

    /// <summary>Id of the event that shows it.</summary>
    public Guid EventId { get; set; }

    /// <summary>JSON, as it was hashed.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 of the hash before, a line feed and <see cref="Content"/>; hexadecimal.</summary>
    public required string Hash { get; set; }
}
