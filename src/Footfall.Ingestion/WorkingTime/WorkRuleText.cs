using System.Text.Json;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>Rules of working time as text: equal rules give equal texts.</summary>
internal static class WorkRuleText
{
    /// <summary>For example <c>{"threshold":100000,"scopes":["change:frame"],"orgs":{"acme":{"threshold":60000,"scopes":[]}}}</c>.</summary>
    internal static string Of(WorkRules rules)
    {
        var orgs = rules.ByOrg.OrderBy(o => o.Key, StringComparer.Ordinal).ToDictionary(o => o.Key, o => Parts(o.Value, null));
        return JsonSerializer.Serialize(Parts(rules.Standard, orgs));
    }

    internal static WorkRules Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        return new WorkRules(Rule(root), root.GetProperty("orgs").EnumerateObject().ToDictionary(o => o.Name, o => Rule(o.Value)));
    }

    private static Dictionary<string, object> Parts(WorkRule rule, object? orgs)
    {
        var parts = new Dictionary<string, object>
        {
            ["threshold"] = (long)rule.Threshold.TotalMilliseconds,
            ["scopes"] = rule.Scopes.Order(StringComparer.Ordinal).ToList(),
        };
        return orgs is null ? parts : new(parts) { ["orgs"] = orgs };
    }

    private static WorkRule Rule(JsonElement e) => new(
        TimeSpan.FromMilliseconds(e.GetProperty("threshold").GetInt64()),
        e.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()!).ToHashSet());
}
