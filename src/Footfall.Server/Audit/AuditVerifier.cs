using System.Text.Json.Nodes;
using Footfall.ClickHouse;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Server.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Footfall.Server.Audit;

/// <summary>Checks that nobody changed, removed or added records of the audit, in either place where they are kept.</summary>
internal sealed class AuditVerifier(IDbContextFactory<FootfallDb> databases, IStore store, EventWriter writer)
{
    private const int MostProblems = 100;

    private static readonly string EventsSql =
        $"""
        SELECT id, time, toString(scope) AS scope, toString(user_id) AS user_id, toString(user_name) AS user_name, toString(obj_name) AS obj_name,
            toString(obj_id) AS obj_id, toString(obj_val) AS obj_val, toString(request_id) AS request_id, payload, toString(sender) AS sender
        FROM events
        WHERE org_slug = '{FootfallOrg.Slug}'
        """;

    /// <summary>Checks the whole chain.</summary>
    /// <param name="head">Hash of a record that the chain must still hold; null for none.</param>
    /// <param name="cancellationToken">Stops.</param>
    internal async Task<AuditReport> VerifyAsync(string? head, CancellationToken cancellationToken)
    {
        await writer.FlushAsync(cancellationToken);
        var events = await EventsAsync(cancellationToken);
        var own = events.Where(e => e.Sender == AuditContent.Sender).ToLookup(e => e.Id);
        var problems = new List<string>();
        var (count, before, holdsHead) = (0, "", false);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var seen = new HashSet<Guid>();
        await foreach (var record in db.Audit.AsNoTracking().OrderBy(r => r.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            count++;
            Check(record, count, before, problems);
            Compare(record, [.. own[record.EventId]], problems);
            seen.Add(record.EventId);
            before = record.Hash;
            holdsHead |= record.Hash == head;
        }

        problems.AddRange(own.Where(e => !seen.Contains(e.Key)).Select(e => $"The event {e.Key} is none of the chain's: its record was removed, or it was put there by hand."));
        if (head is not null && !holdsHead)
        {
            problems.Insert(0, $"The chain does not hold {head} any more: it was cut off or written anew.");
        }

        return new AuditReport(count, own.Count, before.Length == 0 ? null : before, events.Count(e => e.Sender != AuditContent.Sender), [.. problems.Take(MostProblems)]);
    }

    private async Task<List<Row>> EventsAsync(CancellationToken cancellationToken) =>
        await store.RowsAsync<Row>(new Statement(EventsSql), cancellationToken);

    private static void Check(AuditRecord record, int expected, string before, List<string> problems)
    {
        if (record.Seq != expected && problems.Count < MostProblems)
        {
            problems.Add(FormattableString.Invariant($"Record {record.Seq} stands where {expected} belongs: records were removed or added."));
        }

        if (record.Hash != AuditContent.Hash(before, record.Content) && problems.Count < MostProblems)
        {
            problems.Add(FormattableString.Invariant($"Record {record.Seq} was changed, or the one before it: its hash is another."));
        }
    }

    private static void Compare(AuditRecord record, List<Row> shown, List<string> problems)
    {
        if (problems.Count >= MostProblems)
        {
            return;
        }

        if (shown.Count != 1)
        {
            problems.Add(FormattableString.Invariant($"Record {record.Seq} has {(shown.Count == 0 ? "no event: it was removed" : "several events")}."));
            return;
        }

        if (!shown[0].Shows(AuditContent.Read(record.Content).ToEvent(record.EventId, record.Hash)))
        {
            problems.Add(FormattableString.Invariant($"The event of record {record.Seq} says something else than the record: it was changed."));
        }
    }

    private sealed record Row(Guid Id, DateTimeOffset Time, string Scope, string UserId, string UserName, string ObjName, string ObjId, string ObjVal, string RequestId, string Payload, string Sender)
    {
        internal bool Shows(Event e) =>
            Time == e.Time && Scope == e.Scope && UserId == (e.UserId ?? "") && UserName == (e.UserName ?? "") && ObjName == (e.ObjName ?? "")
            && ObjId == (e.ObjId ?? "") && ObjVal == (e.ObjVal ?? "") && RequestId == (e.RequestId ?? "")
            && JsonNode.DeepEquals(JsonNode.Parse(Payload), JsonNode.Parse(e.Payload!));
    }
}
