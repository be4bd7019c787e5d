namespace Footfall.Ingestion.Formats.Snapshot;

/// <summary>What a record of a snapshot is of: an entity, or a membership that began at some instant.</summary>
/// <param name="Kind">Kind of the entity, or of what the member belongs to.</param>
/// <param name="Id">Its id.</param>
/// <param name="Member">Who belongs to it; '' for entities.</param>
/// <param name="MemberKind">Whether that is a user or a group; '' for entities.</param>
/// <param name="Begin">When the membership began, in Unix milliseconds; never for entities and where it is not told.</param>
internal readonly record struct SnapshotKey(string Kind, string Id, string Member, string MemberKind, long Begin);
