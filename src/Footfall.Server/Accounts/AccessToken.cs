namespace Footfall.Server.Accounts;

/// <summary>A token as it is kept: never its text, only the hash.</summary>
internal sealed class AccessToken
{
    public int Id { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>What it may do; <c>ingest</c> so far.</summary>
    public required string Kind { get; set; }

    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>First characters of the text, to recognize it by.</summary>
    public required string Hint { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When it stops working; null for never.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? Revoked { get; set; }
}
