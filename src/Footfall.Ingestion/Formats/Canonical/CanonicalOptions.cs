using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Canonical;

/// <summary>Settings of the canonical intake.</summary>
public sealed record CanonicalOptions
{
    /// <summary>Largest body after decompression, in bytes.</summary>
    public int MaxBody { get; init; } = 64 << 20;

    /// <summary>Keys with which the platform's servers sign who sits before a page.</summary>
    public Func<IEnumerable<string>> SigningKeys { get; init; } = () => [];

    /// <summary>Whom a statement of the platform's server is about; null when it does not hold.</summary>
    /// <param name="statement">A JSON Web Token.</param>
    /// <param name="now">The time.</param>
    public PageIdentity? IdentityOf(string statement, DateTimeOffset now)
    {
        try
        {
            return SignedIdentity.Read(statement, SigningKeys()) is var identity && identity.Expires > now ? identity : null;
        }
        catch (BodyException)
        {
            return null;
        }
    }
}
