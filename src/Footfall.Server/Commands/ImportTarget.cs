using Footfall.ClickHouse.Schema;
using Footfall.Ingestion.Formats.Snapshot;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Server.Commands;

/// <summary>Where the lines of a file go.</summary>
/// <param name="Method">Method of the request.</param>
/// <param name="Path">Path of the request.</param>
/// <param name="Noun">What a line is, in the plural.</param>
/// <param name="GivesIds">Whether lines without id get one from their content.</param>
internal sealed record ImportTarget(HttpMethod Method, string Path, string Noun, bool GivesIds)
{
    private const string Import = $"?{RecordRequest.ImportParameter}=true";

    /// <summary>Canonical events.</summary>
    internal static ImportTarget Events { get; } = new(HttpMethod.Post, $"/api/v1/events{Import}", "events", GivesIds: true);

    /// <summary>Kinds of what a snapshot tells.</summary>
    internal static IEnumerable<string> Kinds => [.. EntityFeed.Kinds, SnapshotEndpoint.Memberships];

    /// <summary>A snapshot of the entities of a kind, or of memberships.</summary>
    internal static ImportTarget Entities(string kind) => kind == SnapshotEndpoint.Memberships
        ? new(HttpMethod.Put, $"/api/v1/memberships{Import}", "memberships", GivesIds: false)
        : new(HttpMethod.Put, $"/api/v1/entities/{kind}{Import}", "entities", GivesIds: false);
}
