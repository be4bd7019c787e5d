using System.Text.Json;
using Footfall.ClickHouse.Schema;

namespace Footfall.Analytics.Entities;

/// <summary>Follows an entity through the events that changed it: what each of them changed, and what it is after the last.</summary>
public sealed class EntityHistory
{
    // What snapshots say of themselves, where CVAT has the value before, and what "used with" tells.
    private static readonly string[] LeftOut = ["snapshot", "old_value", "new_value", "refs"];

    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<EntityHistoryRow> _rows = [];

    // What the latest snapshot said: the next one takes back what it says no more.
    private readonly HashSet<string> _told = [];

    private EntityHistory()
    {
    }

    /// <summary>The changes, the latest first.</summary>
    public IReadOnlyList<EntityHistoryRow> Rows => _rows;

    /// <summary>What was told of it besides its name, by field; values as text or JSON.</summary>
    public IReadOnlyDictionary<string, string> Attributes => _values;

    /// <summary>Follows the events.</summary>
    /// <param name="kind">Kind of the entity.</param>
    /// <param name="events">They, the latest first.</param>
    internal static EntityHistory Of(string kind, IReadOnlyList<EntityEventRow> events)
    {
        var history = new EntityHistory();
        foreach (var e in events.Reverse())
        {
            var changes = history.Apply(kind, e).ToList();
            history._rows.Add(new EntityHistoryRow(e.Id, e.Time, e.Scope, e.UserId, e.UserName.Length == 0 ? e.UserId : e.UserName, changes));
        }

        history._rows.Reverse();
        history._values.Remove("name");
        return history;
    }

    private IEnumerable<EntityChange> Apply(string kind, EntityEventRow e)
    {
        using var payload = JsonDocument.Parse(e.Payload.Length == 0 ? "{}" : e.Payload);
        if (payload.RootElement.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var members = payload.RootElement;
        if (e.Scope is "add:member" or "remove:member")
        {
            var member = members.TryGetProperty("member", out var named) ? Text(named) : e.UserId;
            return [e.Scope == "add:member" ? new EntityChange("members", null, member) : new EntityChange("members", member, null)];
        }

        var isField = e.Scope.StartsWith("update:", StringComparison.Ordinal) && e.ObjName.Length > 0 && e.ObjName != kind && members.TryGetProperty("old_value", out _);
        return isField ? ApplyField(e, Text(members.GetProperty("old_value"))) : ApplyMembers(e, members);
    }

    /// <summary>As CVAT tells it: one field, its value before and after.</summary>
    private EntityChange[] ApplyField(EntityEventRow e, string? old)
    {
        _values[e.ObjName] = e.ObjVal;
        return [new EntityChange(e.ObjName, old, e.ObjVal)];
    }

    /// <summary>As everybody else does: what it is now.</summary>
    private List<EntityChange> ApplyMembers(EntityEventRow e, JsonElement members)
    {
        var changes = new List<EntityChange>();
        if (e.ObjVal.Length > 0)
        {
            Set("name", e.ObjVal, changes);
        }

        var state = EntityFeed.StateOf(e.Scope);
        if (state.Length > 0 && !members.TryGetProperty("status", out _))
        {
            Set("status", state, changes);
        }

        var said = members.EnumerateObject().Where(m => !LeftOut.Contains(m.Name)).ToList();
        if (members.TryGetProperty("snapshot", out var snapshot) && snapshot.ValueKind == JsonValueKind.True)
        {
            foreach (var field in _told.Except(said.Select(m => m.Name)))
            {
                Set(field, null, changes);
            }

            _told.Clear();
            _told.UnionWith(said.Select(m => m.Name));
        }

        foreach (var member in said)
        {
            Set(member.Name, Text(member.Value), changes);
        }

        return changes;
    }

    private void Set(string field, string? value, List<EntityChange> changes)
    {
        var old = _values.GetValueOrDefault(field);
        if (value == old)
        {
            return;
        }

        changes.Add(new EntityChange(field, old, value));
        if (value is null)
        {
            _values.Remove(field);
        }
        else
        {
            _values[field] = value;
        }
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
