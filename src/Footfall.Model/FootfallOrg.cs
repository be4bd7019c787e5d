namespace Footfall.Model;

/// <summary>The org under which Footfall records its own audit; left out of every figure unless a filter names it.</summary>
public static class FootfallOrg
{
    /// <summary>Slug of that org.</summary>
    public const string Slug = "footfall";
}
