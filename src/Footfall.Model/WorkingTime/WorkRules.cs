namespace Footfall.Model.WorkingTime;

/// <summary>The rules of all orgs.</summary>
/// <param name="Standard">For orgs without a rule of their own.</param>
/// <param name="ByOrg">Rules of single orgs, by id or short name.</param>
public sealed record WorkRules(WorkRule Standard, IReadOnlyDictionary<string, WorkRule> ByOrg)
{
    /// <summary>CVAT's values for everybody.</summary>
    public static WorkRules Default { get; } = new(WorkRule.Standard, new Dictionary<string, WorkRule>());

    /// <summary>The rule of an org; a rule for its short name comes before one for its id.</summary>
    public WorkRule Of(string? orgId, string? orgSlug)
    {
        if (ByOrg.Count == 0)
        {
            return Standard;
        }

        return (orgSlug is not null && ByOrg.TryGetValue(orgSlug, out var rule)) || (orgId is not null && ByOrg.TryGetValue(orgId, out rule)) ? rule : Standard;
    }
}
