using System.Text.Json.Nodes;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.WorkingTime;
using Footfall.Model;
using Footfall.Model.WorkingTime;
using static Footfall.Ingestion.Formats.Cvat.CvatField;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>
/// Turns a valid batch into events: corrects the clock, and for people sets who and where, whatever the client claimed.
/// Source: <c>specs/cvat.md</c> 1.2, 1.3 and its decisions 1 and 2.
/// </summary>
internal sealed class CvatMapper(CvatOptions options, Caller caller, CvatOrg org, DateTimeOffset received)
{
    private readonly ContentIds _ids = new($"{caller.Owner}\0{caller.UserId}");
    private readonly Guid _batch = IntakeRequest.BatchOr(received);
    private (string? Sent, string Stored, PayloadFacts Facts) _payload = (null, CvatPayload.Empty, PayloadFacts.Read(CvatPayload.Empty));

    private bool OfPerson => caller.Kind == CallerKind.Account;

    /// <summary>Maps all events.</summary>
    /// <exception cref="CvatInvalidException">A scope, a source or a payload is not allowed.</exception>
    internal List<Event> Map(CvatBatch batch, ReadOnlySpan<byte> body)
    {
        var correction = received - batch.Timestamp;
        if (batch.Previous is { } previous && Corrected(previous.Time, correction) is null)
        {
            throw new CvatInvalidException(new JsonObject { ["previous_event"] = Mistake(Timestamp, CvatMessages.DateTimeRange) }, RejectionReason.OutOfRange);
        }

        var events = new List<Event>(batch.Events.Count);
        for (var i = 0; i < batch.Events.Count; i++)
        {
            var e = batch.Events[i];
            CheckScope(e[CvatField.Scope]!);
            var source = SourceOf(e, i, batch.Events.Count);
            ReadPayload(e[Payload]);
            if (!OfPerson && FootfallOrg.Claims(e[OrgId], e[OrgSlug]) is { } member)
            {
                throw At(i, batch.Events.Count, member == "org_id" ? OrgId : OrgSlug, $"{FootfallOrg.Slug} is the org of Footfall's own record of what is done in it.");
            }

            if (Corrected(e.Time, correction) is not { } time || !Instants.IsTaken(time))
            {
                throw At(i, batch.Events.Count, Timestamp, CvatMessages.DateTimeRange, RejectionReason.OutOfRange);
            }

            events.Add(ToEvent(e, (uint)i, source, time, body));
        }

        return events;
    }

    /// <summary>The event before the batch, by the same correction.</summary>
    internal WorkBefore? Before(CvatBatch batch) => batch.Previous is not { } e || Corrected(e.Time, received - batch.Timestamp) is not { } time
        ? null
        : new WorkBefore(
            BatchWork.Microseconds(time),
            e[CvatField.Scope]!,
            ulong.Parse(e[Duration] ?? "0", System.Globalization.CultureInfo.InvariantCulture),
            OfPerson ? caller.UserId : e[UserId],
            WorkStreamKey.OrgOf(OfPerson ? org.Id : e[OrgId], OfPerson ? org.Slug : e[OrgSlug]),
            new WorkPlace(e[ProjectId], e[TaskId], e[JobId]));

    private Event ToEvent(CvatEvent e, uint position, Source source, DateTimeOffset time, ReadOnlySpan<byte> body)
    {
        var facts = _payload.Facts;
        return new Event
        {
            Id = _ids.Next(body[e.Content]),
            Batch = _batch,
            Position = position,
            Time = time,
            Correction = (long)(time - e.Time).TotalMilliseconds,
            Received = received,
            Scope = e[CvatField.Scope]!,
            Kind = EventKind.Of(e[CvatField.Scope]!, source, hasPackage: false, facts.Kind),
            Source = source,
            Failed = facts.IsFailedCall(e[CvatField.Scope]!),
            ObjName = e[ObjName],
            ObjId = e[ObjId],
            ObjVal = e[ObjVal],
            Count = e[Count] is { } count ? uint.Parse(count, System.Globalization.CultureInfo.InvariantCulture) : null,
            Duration = ulong.Parse(e[Duration]!, System.Globalization.CultureInfo.InvariantCulture),
            ProjectId = e[ProjectId],
            TaskId = e[TaskId],
            JobId = e[JobId],
            UserId = OfPerson ? caller.UserId : e[UserId],
            UserName = OfPerson ? caller.Name : e[UserName],
            UserEmail = OfPerson ? caller.Email : e[UserEmail],
            OrgId = OfPerson ? org.Id : e[OrgId],
            OrgSlug = OfPerson ? org.Slug : e[OrgSlug],
            RequestId = facts.RequestId,
            ClientName = facts.ClientName,
            ClientVersion = facts.ClientVersion,
            Os = facts.Os,
            Payload = _payload.Stored,
        };
    }

    /// <summary>The one before is kept: an event's payload is often that of the last one.</summary>
    private void ReadPayload(string? sent)
    {
        if (!ReferenceEquals(sent, _payload.Sent))
        {
            var stored = sent is null ? CvatPayload.Empty : CvatPayload.Normalize(sent) ?? throw CvatInvalidException.Of("payload", CvatMessages.PayloadNotJson);
            _payload = (sent, stored, PayloadFacts.Read(stored));
        }
    }

    private void CheckScope(string scope)
    {
        if (OfPerson && !options.ClientScopes.Contains(scope))
        {
            throw CvatInvalidException.Of("scope", CvatMessages.ScopeNotAllowed(scope), RejectionReason.ScopeNotAllowed);
        }

        if (!Model.Scope.IsValid(scope))
        {
            throw CvatInvalidException.Of("scope", CvatMessages.ScopeMalformed(scope), RejectionReason.InvalidScope);
        }

        if (caller.WhyNotSend(scope) is { } why)
        {
            throw CvatInvalidException.Of("scope", why, RejectionReason.ScopeNotAllowed);
        }
    }

    private Source SourceOf(CvatEvent e, int index, int count)
    {
        if (OfPerson)
        {
            return Model.Source.Client;
        }

        return e[CvatField.Source] switch
        {
            null or "server" => Model.Source.Server,
            "client" or "ui" => Model.Source.Client,
            var other => throw At(index, count, CvatField.Source, CvatMessages.NotAChoice(other)),
        };
    }

    private static CvatInvalidException At(int index, int count, CvatField field, string message, string reason = RejectionReason.InvalidField)
    {
        var errors = Enumerable.Range(0, count).Select(i => i == index ? Mistake(field, message) : []);
        return new CvatInvalidException(new JsonObject { ["events"] = new JsonArray([.. errors]) }, reason);
    }

    private static JsonObject Mistake(CvatField field, string message) => new() { [CvatFields.Name(field)] = new JsonArray(message) };

    /// <summary>The time after correction; null when no date can hold it.</summary>
    private static DateTimeOffset? Corrected(DateTimeOffset time, TimeSpan correction)
    {
        var ticks = time.UtcTicks + correction.Ticks;
        return ticks >= DateTimeOffset.MinValue.UtcTicks && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }
}
