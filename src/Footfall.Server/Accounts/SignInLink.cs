namespace Footfall.Server.Accounts;

/// <summary>A link that signs an account in once. Its text is only ever on the console and in the log.</summary>
internal sealed class SignInLink
{
    public int Id { get; set; }

    /// <summary>Whom it signs in.</summary>
    public required string AccountId { get; set; }

    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public required string Hash { get; set; }

    public DateTimeOffset Expires { get; set; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? Used { get; set; }
}
