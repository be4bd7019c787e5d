namespace Footfall.Analytics.Stats;

/// <summary>What is looked up of the rows of a page alone.</summary>
/// <param name="Id">Id of the entity.</param>
/// <param name="Name">Its latest name; empty when none is known.</param>
/// <param name="Org">Its org; empty when there is none, or the row has it.</param>
/// <param name="OwnerId">Who created it; likewise.</param>
internal sealed record StatsRowDetails(string Id, string Name, string Org, string OwnerId)
{
    /// <summary>The row with these.</summary>
    internal StatsRow AddTo(StatsRow row) => row with
    {
        Name = row.Name.Length > 0 ? row.Name : Name.Length > 0 ? Name : row.Id,
        Org = row.Org ?? (Org.Length > 0 ? Org : null),
        OwnerId = row.OwnerId ?? (OwnerId.Length > 0 ? OwnerId : null),
    };
}
