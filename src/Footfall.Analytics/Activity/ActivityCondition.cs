using Footfall.ClickHouse;

namespace Footfall.Analytics.Activity;

/// <summary>A filter of activity as SQL over the columns that events and the tables of activity share. Values are parameters.</summary>
internal sealed class ActivityCondition(ActivityFilter filter)
{
    /// <summary>The condition, without time.</summary>
    /// <param name="hasTemplate">Whether the rows have a column template.</param>
    internal string Text(bool hasTemplate = true) => string.Join(" AND ", Conditions(hasTemplate));

    internal void AddTo(Parameters parameters)
    {
        parameters.Add("act_orgs", Known(filter.Orgs)).Add("act_members", Known(filter.OrgMembers));
        parameters.Add("act_access", Known(filter.Access.Orgs ?? [])).Add("act_access_members", Known(filter.AccessMembers));
        parameters.Add("act_user", filter.Access.UserId ?? "").Add("act_users", Known(filter.Users));
        parameters.Add("act_categories", Known(filter.Categories)).Add("act_templates", filter.Templates);
    }

    private IEnumerable<string> Conditions(bool hasTemplate)
    {
        yield return "1";
        if (filter.Access.Orgs is not null)
        {
            yield return OrgIn("act_access", "act_access_members");
        }

        if (filter.Access.UserId is not null)
        {
            yield return "user_id = {act_user:String}";
        }

        if (filter.Orgs.Count > 0)
        {
            yield return OrgIn("act_orgs", "act_members");
        }

        if (filter.Users.Count > 0)
        {
            yield return "user_id IN {act_users:Array(String)}";
        }

        if (filter.Categories.Count > 0)
        {
            yield return "category IN {act_categories:Array(String)}";
        }
        else if (!filter.WithLogins)
        {
            yield return "category != 'login'";
        }

        if (filter.Templates.Count > 0 && hasTemplate)
        {
            yield return "template IN {act_templates:Array(String)}";
        }
    }

    private static string OrgIn(string orgs, string members) =>
        $"(org_id IN {{{orgs}:Array(String)}} OR org_slug IN {{{orgs}:Array(String)}} OR (org_id = '' AND org_slug = '' AND user_id IN {{{members}:Array(String)}}))";

    // '' is how the tables say "none": it matches nothing.
    private static IEnumerable<string> Known(IEnumerable<string> values) => values.Where(v => v.Length > 0);
}
