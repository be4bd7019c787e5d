using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Usage;

/// <summary>Which rows of <c>entities</c> a caller may see: members see none, as elsewhere. The orgs are those of the filter's condition.</summary>
internal static class SeenEntities
{
    internal static string Sql(Access access) => access switch
    {
        { UserId: not null } => "0",
        { Orgs: not null } => "(org_id IN {access_orgs:Array(String)} OR org_slug IN {access_orgs:Array(String)})",
        _ => "1",
    };
}
