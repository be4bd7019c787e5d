namespace Footfall.Server.Accounts;

/// <summary>A capture rule as it is kept: for a time, everything is recorded and stored of some events.</summary>
internal sealed class Capture
{
    public int Id { get; set; }

    /// <summary>Which scopes, separated by blanks; <c>*</c> stands for any verb or object.</summary>
    public required string Scopes { get; set; }

    /// <summary>Least level of log lines.</summary>
    public required string Level { get; set; }

    /// <summary>Of which user; null for all.</summary>
    public string? UserId { get; set; }

    /// <summary>Of which package; null for all.</summary>
    public string? Package { get; set; }

    /// <summary>What it is for.</summary>
    public required string Reason { get; set; }

    /// <summary>Login of who made it.</summary>
    public required string Author { get; set; }

    /// <summary>How many events may come in under it.</summary>
    public long MaxEvents { get; set; }

    /// <summary>How many did, as far as it was written down.</summary>
    public long Events { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When it ends, or was ended.</summary>
    public DateTimeOffset Until { get; set; }
}
