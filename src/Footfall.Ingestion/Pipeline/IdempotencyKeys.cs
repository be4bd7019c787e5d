using System.Text.Json;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Pipeline;

/// <summary>
/// What came lately with an Idempotency-Key. Events without ids are known by their request's key and their place alone, so a
/// sender who gives the key of an earlier request to other events would hear "duplicate" and lose them: such a request is
/// refused instead (draft-ietf-httpapi-idempotency-key-header). Kept in memory, one hash an event, the oldest forgotten first:
/// it guards senders against their own mistake, what is stored twice or not does not hang on it.
/// </summary>
public sealed class IdempotencyKeys(int most = IdempotencyKeys.Most)
{
    private const int Most = 2_000_000;

    private readonly Lock _gate = new();
    private readonly HashSet<Guid> _places = [];
    private readonly Dictionary<(Guid Key, int Content), Guid> _contents = [];
    private readonly Queue<Known> _oldest = [];

    /// <summary>Compares the events with what came with the key before, which may come again, in whole or in part.</summary>
    /// <returns>What is to be remembered once the events are stored.</returns>
    /// <exception cref="BodyException">422: the key came with other events before.</exception>
    internal Claim Check(string owner, string key, IReadOnlyList<Event> events)
    {
        // An event that brought an id of its own, or is a session's report, is known by that.
        var keyId = EventId.FromKey(owner, key, -1);
        var given = events.Where(e => e.Id == EventId.FromKey(owner, key, (int)e.Position)).Select(e => new Known(e.Id, keyId, ContentOf(e))).ToList();
        lock (_gate)
        {
            var before = given.FindAll(e => _places.Contains(e.Place));
            if (before.Exists(e => !_contents.ContainsKey((e.Key, e.Content))))
            {
                throw new BodyException(
                    StatusCodes.Status422UnprocessableEntity,
                    "This Idempotency-Key came with other events before. Nothing of this request was stored: give every request a key of its own, and repeat a key only with the same events.");
            }

            // A retry that leaves out what was rejected has its events at other places.
            var moved = given.Where(e => !_places.Contains(e.Place) && _contents.ContainsKey((e.Key, e.Content))).ToDictionary(e => e.Place, e => _contents[(e.Key, e.Content)]);
            return new Claim(given.FindAll(e => !moved.ContainsKey(e.Place)), before.Count + moved.Count > 0)
            {
                Batch = moved.Count == 0 ? events : [.. events.Select(e => moved.TryGetValue(e.Id, out var known) ? e with { Id = known } : e)],
            };
        }
    }

    /// <summary>
    /// Remembers what came with a key. Not from a retry of a request that this server does not remember: which events stand at
    /// its places is not known then, and the rest of the retry must not be taken for others.
    /// </summary>
    internal void Remember(Claim claim, WriteResult result)
    {
        if (claim.Events.Count == 0 || (result.Duplicates > 0 && !claim.IsKnown))
        {
            return;
        }

        lock (_gate)
        {
            foreach (var e in claim.Events.Where(e => _places.Add(e.Place)))
            {
                _contents.TryAdd((e.Key, e.Content), e.Place);
                _oldest.Enqueue(e);
            }

            while (_oldest.Count > most)
            {
                var e = _oldest.Dequeue();
                _places.Remove(e.Place);
                _contents.Remove((e.Key, e.Content));
            }
        }
    }

    /// <summary>What makes an event this one, whatever the order and the blanks it was sent with. A time that the server gave does not.</summary>
    private static int ContentOf(Event e)
    {
        var hash = new HashCode();
        hash.Add(e.Time == e.Received ? default : e.Time);
        hash.Add(e.Scope);
        hash.Add(HashCode.Combine(e.UserId, e.UserName, e.UserEmail, e.Source, e.Level, e.Agent, e.RequestId));
        hash.Add(HashCode.Combine(e.OrgId, e.OrgSlug, e.WorkspaceId, e.ProjectId, e.TaskId, e.JobId, e.SessionId, e.RunId));
        hash.Add(HashCode.Combine(e.ObjName, e.ObjId, e.ObjVal, e.Count, e.Duration, e.Package, e.Function, ContentOf(e.Payload)));
        return hash.ToHashCode();
    }

    private static int ContentOf(string? payload)
    {
        if (payload is null)
        {
            return 0;
        }

        using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 256 });
        return ContentOf(json.RootElement);
    }

    /// <summary>The same for members in any order: senders that keep them in a hash map write them differently each time.</summary>
    private static int ContentOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Aggregate(1, (sum, member) => unchecked(sum + HashCode.Combine(member.Name, ContentOf(member.Value)))),
        JsonValueKind.Array => json.EnumerateArray().Aggregate(2, (hash, item) => HashCode.Combine(hash, ContentOf(item))),
        _ => json.GetRawText().GetHashCode(StringComparison.Ordinal),
    };

    /// <summary>An event that came with a key.</summary>
    /// <param name="Place">Its id, made of key and place.</param>
    /// <param name="Key">Hash of the key and its owner.</param>
    /// <param name="Content">Hash of what it says.</param>
    internal readonly record struct Known(Guid Place, Guid Key, int Content);

    /// <summary>The events of a request that are known by its key.</summary>
    /// <param name="Events">The events.</param>
    /// <param name="IsKnown">Whether some of them came with the key before.</param>
    internal sealed record Claim(IReadOnlyList<Known> Events, bool IsKnown)
    {
        /// <summary>The events of the request, each with the id under which it came before.</summary>
        internal required IReadOnlyList<Event> Batch { get; init; }
    }
}
