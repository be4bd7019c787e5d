namespace Footfall.Server.Accounts;

/// <summary>A browser that is signed in. Its cookie holds a random key; what is kept is the key's hash.</summary>
internal sealed class Session
{
    /// <summary>SHA-256 of the key, hexadecimal.</summary>
    public required string Hash { get; set; }

    public required string AccountId { get; set; }

    /// <summary>Who it is, as the framework writes it down.</summary>
    public required byte[] Ticket { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset LastUsed { get; set; }

    /// <summary>When it ends if it is not used before.</summary>
    public DateTimeOffset Expires { get; set; }

    /// <summary>Address that signed in.</summary>
    public required string Address { get; set; }

    /// <summary>Header <c>User-Agent</c> when it signed in, at most 200 characters.</summary>
    public required string Client { get; set; }

    /// <summary>How people and the API name it: the first characters of the hash, which open nothing.</summary>
    public string Id => Hash[..16];
}
