namespace Footfall.Model;

/// <summary>Which events figures are made of (semantics 2.3): all but computed working time and Footfall's own audit.</summary>
public static class Figures
{
    /// <summary>Whether <paramref name="e"/> is counted in figures, charts and user counts.</summary>
    public static bool Count(Event e) => e.Scope != Scope.WorkingTime && e.OrgSlug != FootfallOrg.Slug;
}
