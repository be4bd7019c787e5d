using Footfall.Analytics.Entities;

namespace Footfall.Server.Features.Entities;

/// <summary>An entity.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its latest name, else its id.</param>
/// <param name="Org">Id or short name of its org; empty for none.</param>
/// <param name="OwnerId">Who created it; empty for nobody.</param>
/// <param name="OwnerName">Their name, else their id.</param>
/// <param name="CreatedAt">When it was created; null when no event tells.</param>
/// <param name="DeletedAt">When it was deleted; null while it exists.</param>
/// <param name="Type">Its latest type.</param>
/// <param name="Status">Its latest status.</param>
/// <param name="IsSystem">Whether it is left out of all counts.</param>
/// <param name="Attributes">What else was told of it, by name; values as text or JSON.</param>
/// <param name="Members">How many belong to it.</param>
/// <param name="BelongsTo">How many teams, organizations and groups it belongs to.</param>
/// <param name="Hardware">Of agents: what they told of their hardware, the latest first.</param>
internal sealed record EntityAnswer(
    string Kind,
    string Id,
    string Name,
    string Org,
    string OwnerId,
    string OwnerName,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? DeletedAt,
    string Type,
    string Status,
    bool IsSystem,
    IReadOnlyDictionary<string, string> Attributes,
    long Members,
    long BelongsTo,
    IReadOnlyList<HardwareRow> Hardware);
