using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>One user in one org, as the events of a batch show them.</summary>
/// <param name="Key">User and org.</param>
/// <param name="Rule">How the org counts.</param>
/// <param name="Head">What its rows have in common.</param>
internal sealed record WorkStream(WorkStreamKey Key, WorkRule Rule, WorkRowHead Head);
