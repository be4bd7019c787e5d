namespace Footfall.Ingestion.Pipeline;

/// <summary>Who sits before a browser, as far as it can be believed: signed by the platform's server, or nobody in particular (semantics 10.2).</summary>
/// <param name="UserId">Id of the user.</param>
public sealed record PageIdentity(string UserId)
{
    private const string AnonymousPrefix = "anonymous-";

    /// <summary>Name of the user.</summary>
    public string? UserName { get; init; }

    /// <summary>Mail address of the user.</summary>
    public string? UserEmail { get; init; }

    /// <summary>Org that the user works in, by id.</summary>
    public string? OrgId { get; init; }

    /// <summary>The same by short name.</summary>
    public string? OrgSlug { get; init; }

    /// <summary>Until when it was so: later events are not theirs.</summary>
    public DateTimeOffset Expires { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The visitor whose browser made up this UUID, and nobody else: no user of a platform has such an id. Null when it is none.</summary>
    public static PageIdentity? Anonymous(string? id) => Guid.TryParseExact(id, "D", out var uuid) ? new PageIdentity($"{AnonymousPrefix}{uuid:D}") : null;
}
