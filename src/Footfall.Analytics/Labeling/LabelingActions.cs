namespace Footfall.Analytics.Labeling;

/// <summary>
/// The actions of a team's activity log (<c>specs/supervisely.md</c> B4), and the scopes that tell them. An action <c>X_Y</c> is the scope
/// <c>X:Y</c>; <c>disable</c> is <c>delete</c> there, and a few have a scope that reads better as well.
/// </summary>
public static class LabelingActions
{
    private static readonly string[] Kinds = ["project", "dataset", "image", "figure", "class"];
    private static readonly string[] Others = ["plugin", "node", "workspace", "model"];

    private static readonly Dictionary<string, string[]> Special = new()
    {
        ["login"] = ["login:user"],
        ["logout"] = ["logout:user"],
        ["login_to_team"] = ["login:to_team", "login:team"],
        ["email_changed"] = ["email:changed", "change:email"],
        ["model_train"] = ["model:train", "train:model"],
        ["model_inference"] = ["model:inference", "infer:model"],
        ["annotation_duration"] = ["annotation:duration", "annotate:item"],
        ["image_review_status_updated"] = ["image:review_status_updated", "review:image"],
    };

    /// <summary>All of them with their scopes.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Scopes { get; } = Make();

    /// <summary>Those that are labeling work (B5).</summary>
    public static IReadOnlyList<string> Labeling { get; } =
        ["create_figure", "update_figure", "disable_figure", "restore_figure", "attach_tag", "update_tag_value", "detach_tag", "image_review_status_updated"];

    /// <summary>The action of an event by its scope, for SQL; '' for what is none.</summary>
    internal static string Sql { get; } = $"transform(toString(scope), [{List(Pairs.Select(p => p.Scope))}], [{List(Pairs.Select(p => p.Action))}], '')";

    /// <summary>The scopes of some actions, for SQL.</summary>
    internal static string ScopesSql(IEnumerable<string> actions) => List(actions.SelectMany(a => Scopes[a]));

    private static IEnumerable<(string Scope, string Action)> Pairs => Scopes.SelectMany(s => s.Value.Select(scope => (scope, s.Key)));

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => $"'{t}'"));

    private static Dictionary<string, IReadOnlyList<string>> Make()
    {
        var actions = new List<string>(Special.Keys) { "create_backup", "export_project", "add_member", "remove_member", "attach_tag", "update_tag_value", "detach_tag" };
        actions.AddRange(Kinds.SelectMany(k => new[] { $"create_{k}", $"update_{k}", $"disable_{k}", $"restore_{k}" }));
        actions.AddRange(Others.SelectMany(k => new[] { $"create_{k}", $"disable_{k}", $"restore_{k}" }));
        return actions.Order(StringComparer.Ordinal).ToDictionary(a => a, a => (IReadOnlyList<string>)(Special.TryGetValue(a, out var scopes) ? scopes : ScopesOf(a)));
    }

    private static string[] ScopesOf(string action)
    {
        var (verb, what) = (action[..action.IndexOf('_', StringComparison.Ordinal)], action[(action.IndexOf('_', StringComparison.Ordinal) + 1)..]);
        return verb == "disable" ? [$"delete:{what}", $"disable:{what}"] : [$"{verb}:{what}"];
    }
}
