using System.Globalization;
using Footfall.Analytics.Activity;

namespace Footfall.Server.Features.Coder;

/// <summary>
/// How many users had which status at given instants: a user counts from its creation (payload.created_at, else its first create) until it is
/// deleted, with the last status that it was given; a new user is active. Source: <c>specs/coder.md</c> A2.4, semantics 4.3.
/// </summary>
internal sealed class UserStatuses
{
    private const string Active = "active";

    private readonly List<User> _users;

    internal UserStatuses(IEnumerable<UserChangeRow> changes) =>
        _users = [.. changes.GroupBy(c => c.Id).Select(g => Read([.. g])).OfType<User>()];

    /// <summary>Statuses that a user of these has or had, in ordinal order.</summary>
    internal IEnumerable<string> All => _users.SelectMany(u => u.Statuses.Select(s => s.Status)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Users with a status at an instant.</summary>
    internal int Count(string status, DateTimeOffset instant)
    {
        var at = instant.ToUnixTimeMilliseconds();
        return _users.Count(u => u.Created <= at && !IsDeleted(u, at) && StatusAt(u, at) == status);
    }

    private static User? Read(List<UserChangeRow> changes)
    {
        var creations = changes.FindAll(c => c.Verb == "create");
        if (creations.Count == 0 || creations.Exists(c => c.IsSystem))
        {
            return null;
        }

        var created = creations.Select(c => DateTimeOffset.TryParse(c.CreatedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said.ToUnixTimeMilliseconds() : c.Time).Min();
        List<(long, string)> statuses = [(long.MinValue, Active), .. changes.Where(c => c.Status.Length > 0).Select(c => (c.Verb == "create" ? long.MinValue : c.Time, c.Status))];
        return new User(created, statuses, changes.FindAll(c => c.Verb is "delete" or "restore").ConvertAll(c => (c.Time, c.Verb == "delete")));
    }

    // Deleted at the very instant: still there.
    private static bool IsDeleted(User user, long at) => user.Deletions.FindLast(d => d.Time < at).IsDeleted;

    private static string StatusAt(User user, long at) => user.Statuses.FindLast(s => s.Time <= at).Status;

    private sealed record User(long Created, List<(long Time, string Status)> Statuses, List<(long Time, bool IsDeleted)> Deletions);
}
