using Footfall.Model;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>A user in an org; empty texts where there is none.</summary>
/// <param name="User">Id of the user.</param>
/// <param name="Org">Id of the org, else its short name.</param>
public readonly record struct WorkStreamKey(string User, string Org)
{
    /// <summary>The stream that an event belongs to.</summary>
    public static WorkStreamKey Of(Event e) => new(e.UserId ?? "", OrgOf(e.OrgId, e.OrgSlug));

    /// <summary>The org of a stream.</summary>
    public static string OrgOf(string? id, string? slug) => id ?? slug ?? "";
}
