namespace Footfall.Model;

/// <summary>The org under which Footfall records its own audit; left out of every figure unless a filter names it.</summary>
public static class FootfallOrg
{
    /// <summary>Slug of that org.</summary>
    public const string Slug = "footfall";

    /// <summary>Which of an event's members claims to be it, <c>org_id</c> or <c>org_slug</c>; null when none does. Nobody but Footfall may.</summary>
    public static string? Claims(string? orgId, string? orgSlug) =>
        string.Equals(orgSlug, Slug, StringComparison.OrdinalIgnoreCase) ? "org_slug" : string.Equals(orgId, Slug, StringComparison.OrdinalIgnoreCase) ? "org_id" : null;
}
