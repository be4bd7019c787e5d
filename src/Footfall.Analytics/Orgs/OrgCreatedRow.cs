namespace Footfall.Analytics.Orgs;

/// <summary>How many events create an org or change its members.</summary>
internal sealed record OrgCreatedRow(long Events);
