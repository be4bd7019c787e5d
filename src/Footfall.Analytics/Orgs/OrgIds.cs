namespace Footfall.Analytics.Orgs;

/// <summary>
/// The identity of an org whose events have its id in one place and its short name alone in another: the id, else that of the org that goes by
/// the short name, else none.
/// </summary>
internal static class OrgIds
{
    private const string Known =
        "(SELECT id, tupleElement(max(named), 2) AS slug, max(named) AS latest FROM names WHERE kind = 'org' GROUP BY id HAVING slug != '' AND slug != id ORDER BY latest DESC)";

    /// <summary>SQL of the id, '' for none. An empty pair stands first, for a list of nothing has no type.</summary>
    internal static string Of(string id, string slug) =>
        $"if({id} != '', toString({id}), transform(toString({slug}), arrayConcat([''], (SELECT groupArray(toString(slug)) FROM {Known})), arrayConcat([''], (SELECT groupArray(toString(id)) FROM {Known})), ''))";
}
