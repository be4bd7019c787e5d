using Footfall.Model;

namespace Footfall.Ingestion.Pipeline.Policy;

/// <summary>For a time everything is recorded and stored of some events, whatever the policy says.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Scopes">Which scopes; <c>*</c> for any verb or object.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends; not part of it.</param>
public sealed record CaptureRule(int Id, IReadOnlyList<string> Scopes, DateTimeOffset From, DateTimeOffset Until)
{
    private readonly LogPolicy _kept = new(Scopes.Select(s => $"{s}=keep").Prepend("*:*=drop"));

    /// <summary>Of which user; null for all.</summary>
    public string? UserId { get; init; }

    /// <summary>Of which package; null for all.</summary>
    public string? Package { get; init; }

    /// <summary>How many came in, and may.</summary>
    public CaptureCount Count { get; init; } = new(CaptureCount.Standard);

    /// <summary>Whether an event is one of them. Its own time counts: pages that were away send later.</summary>
    public bool Holds(Event e) =>
        e.Time >= From && e.Time < Until && (UserId is null || UserId == e.UserId) && (Package is null || Package == e.Package) && _kept.OneOf(e.Scope) == 1;
}
