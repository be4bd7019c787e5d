using System.ComponentModel.DataAnnotations.Schema;
using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Model;

namespace Footfall.Server.Accounts;

/// <summary>A token as it is kept: never its text, only the hash.</summary>
internal sealed class AccessToken
{
    public int Id { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>What it may do; see <see cref="TokenKinds"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The account that it acts as; null for those that only send.</summary>
    public string? AccountId { get; set; }

    /// <summary>Scopes, separated by blanks; null for no limit. See <see cref="TokenRules.Scopes"/>.</summary>
    public string? Scopes { get; set; }

    /// <summary>Pages that may use it, separated by blanks.</summary>
    public string? Origins { get; set; }

    /// <summary>What is put before the ids of what it sends.</summary>
    public string? IdPrefix { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsed { get; set; }

    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>First characters of the text, to recognize it by.</summary>
    public required string Hint { get; set; }

    public DateTimeOffset Created { get; set; }

    /// <summary>When it stops working; null for never.</summary>
    public DateTimeOffset? Expires { get; set; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? Revoked { get; set; }

    /// <summary>Requests a second; null as the settings say, 0 for no limit. So the others.</summary>
    public long? MaxRequestsPerSecond { get; set; }

    /// <summary>Events a second.</summary>
    public long? MaxEventsPerSecond { get; set; }

    /// <summary>Bytes a second.</summary>
    public long? MaxBytesPerSecond { get; set; }

    /// <summary>Events in one request.</summary>
    public long? MaxEventsPerRequest { get; set; }

    /// <summary>Bytes of one event.</summary>
    public long? MaxEventBytes { get; set; }

    /// <summary>What it narrows.</summary>
    [NotMapped]
    public TokenRules Rules => new() { Id = Id, Scopes = Split(Scopes), Origins = Split(Origins) ?? [], IdPrefix = IdPrefix };

    /// <summary>The five above.</summary>
    [NotMapped]
    public OwnLimits Limits
    {
        get => new()
        {
            RequestsPerSecond = MaxRequestsPerSecond,
            EventsPerSecond = MaxEventsPerSecond,
            BytesPerSecond = MaxBytesPerSecond,
            EventsPerRequest = MaxEventsPerRequest,
            EventBytes = MaxEventBytes,
        };
        set => (MaxRequestsPerSecond, MaxEventsPerSecond, MaxBytesPerSecond, MaxEventsPerRequest, MaxEventBytes) =
            (value.RequestsPerSecond, value.EventsPerSecond, value.BytesPerSecond, value.EventsPerRequest, value.EventBytes);
    }

    private static string[]? Split(string? words) => words?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
