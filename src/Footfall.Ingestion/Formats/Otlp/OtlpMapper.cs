using System.Globalization;
using System.Text;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Pipeline;
using Footfall.Model;
using Microsoft.AspNetCore.Http;
using static Footfall.Ingestion.Formats.Otlp.OtlpColumn;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>Makes events of log records. One instance maps the records of one request.</summary>
internal sealed class OtlpMapper(string owner, DateTimeOffset received, OtlpOptions options)
{
    /// <summary>Longest payload, in bytes of JSON.</summary>
    internal const int MaxPayload = 1 << 20;

    /// <summary>Size up to which a rejected record is kept together with its resource.</summary>
    private const int MaxKeptOrigin = 64 << 10;

    private const double LargestDuration = 1L << 53;
    private const long NanosecondsPerTick = 100;

    private readonly Guid _batch = IntakeRequest.BatchOr(received);
    private readonly ContentIds _ids = new(owner);
    private readonly OtlpColumns _columns = new();
    private readonly OtlpPayload _payload = new();
    private readonly List<Event> _events = [];
    private readonly List<Rejection> _rejected = [];
    private OtlpOrigin? _origin;
    private long _bytes;
    private int _index;

    /// <summary>Bytes that one record may have; 0 for any number.</summary>
    internal long MaxEvent { get; init; }

    /// <summary>Why the sender may not send a scope; null when it may.</summary>
    internal Func<string, string?> WhyNotSend { get; init; } = _ => null;

    /// <summary>What was taken so far.</summary>
    internal OtlpBatch Batch => new(_events, _rejected, _bytes);

    /// <summary>Takes the next record.</summary>
    /// <exception cref="BodyException">413: too many records, or too much once each has what it shares with others.</exception>
    internal void Take(OtlpGroup group, OtlpRecord record)
    {
        if (_index == options.MaxRecords)
        {
            throw new BodyException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"The request has more than {options.MaxRecords} log records. Send them in smaller parts."));
        }

        if (_origin?.Group != group)
        {
            _origin = new OtlpOrigin(group);
            Charge(_origin.Size);
        }

        var index = _index++;
        if (TryMap(record, _origin, index, out var mapped) is { } mistake)
        {
            var kept = _origin.Size <= MaxKeptOrigin ? group : null;
            Charge(record.Size + (kept is null ? 0 : _origin.Size));
            _rejected.Add(new Rejection(index, mistake.Reason, mistake.Message) { Content = _payload.WriteRequest(record, kept) });
        }
        else
        {
            _events.Add(mapped!);
        }
    }

    /// <summary>Maps a record, or says what is wrong with it.</summary>
    private (string Reason, string Message)? TryMap(OtlpRecord record, OtlpOrigin origin, int index, out Event? mapped)
    {
        mapped = null;
        _columns.Take(OtlpAttribute.Distinct(record.Attributes), ofRecord: true);
        if (Check(record, origin) is { } mistake)
        {
            return mistake;
        }

        if (!TryTime(record, out var time))
        {
            return (RejectionReason.OutOfRange, $"timeUnixNano must lie before {Instants.End:yyyy-MM-dd}.");
        }

        if (!TryNumber(Count, uint.MaxValue, out var count) || !TryNumber(Duration, LargestDuration, out var duration))
        {
            return (RejectionReason.OutOfRange, "footfall.count and footfall.duration must be numbers that are not negative; the duration is in milliseconds.");
        }

        var what = OtlpClass.Of(record, _columns);
        if (WhyNotSend(what.Scope) is { } why)
        {
            return (RejectionReason.ScopeNotAllowed, why);
        }

        var payload = _payload.Write(record, _columns, origin, what);
        Charge(payload.Length);
        if (payload.Length > MaxPayload)
        {
            return (RejectionReason.TooLarge, string.Create(CultureInfo.InvariantCulture, $"Body and attributes come to a payload of {payload.Length} bytes; {MaxPayload} are taken."));
        }

        var text = payload.IsEmpty ? null : Encoding.UTF8.GetString(payload);
        mapped = ToEvent(record, what, text) with
        {
            Position = (uint)index,
            Time = time,
            Count = (uint?)count,
            Duration = (ulong?)duration,
            Id = _columns[Id] is { } id ? EventId.FromText(owner, id) : _ids.Next(_payload.WriteContent(record, origin)),
        };
        return null;
    }

    private (string Reason, string Message)? Check(OtlpRecord record, OtlpOrigin origin)
    {
        if (record.HasBadText || origin.Group.HasBadText)
        {
            return (RejectionReason.InvalidField, "The record, its resource or its scope holds text that is not valid Unicode.");
        }

        return MaxEvent > 0 && record.Size > MaxEvent
            ? (RejectionReason.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The record has {record.Size} bytes; {MaxEvent} are taken."))
            : _columns.Mistake ?? origin.Columns.Mistake;
    }

    private Event ToEvent(OtlpRecord record, OtlpClass what, string? payload)
    {
        var facts = PayloadFacts.Read(payload);
        var package = this[Package];
        var source = _origin!.Source;
        return new Event
        {
            Id = default,
            Batch = _batch,
            Time = default,
            Received = received,
            Scope = what.Scope,
            Kind = EventKind.Of(what.Scope, source, package is not null, facts.Kind),
            Source = source,
            Failed = facts.IsFailedCall(what.Scope),
            ObjName = this[ObjName],
            ObjId = this[ObjId],
            ObjVal = this[ObjVal],
            // What only Footfall says of itself is no sender's org.
            OrgId = FootfallOrg.Claims(this[OrgId], null) is null ? this[OrgId] : null,
            OrgSlug = FootfallOrg.Claims(null, this[OrgSlug]) is null ? this[OrgSlug] : null,
            WorkspaceId = this[WorkspaceId],
            ProjectId = this[ProjectId],
            TaskId = this[TaskId],
            JobId = this[JobId],
            UserId = this[UserId],
            UserName = this[UserName],
            UserEmail = this[UserEmail],
            SessionId = this[SessionId],
            RunId = this[RunId],

            // All that one request made happen carries one trace id, so it serves as the request's.
            RequestId = record.TraceId ?? facts.RequestId,
            Agent = this[Agent],
            Package = package,
            Function = this[Function],
            Level = what.Level,
            ClientName = this[ClientName] ?? facts.ClientName,
            ClientVersion = this[ClientVersion] ?? facts.ClientVersion,
            Os = this[Os] ?? facts.Os,
            Payload = payload,
        };
    }

    /// <summary>What the record says, else its resource.</summary>
    private string? this[OtlpColumn column] => _columns[column] ?? _origin!.Columns[column];

    private bool TryTime(OtlpRecord record, out DateTimeOffset time)
    {
        var nanoseconds = record.Time != 0 ? record.Time : record.ObservedTime;
        time = nanoseconds == 0 ? received : DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / NanosecondsPerTick));
        return Instants.IsTaken(time);
    }

    private bool TryNumber(OtlpColumn column, double most, out double? number)
    {
        number = null;
        if (this[column] is not { } text)
        {
            return true;
        }

        var ok = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 && value <= most;
        number = ok ? Math.Floor(value) : null;
        return ok;
    }

    private void Charge(long bytes)
    {
        _bytes += bytes;
        if (_bytes > options.MaxMapped)
        {
            throw new BodyException(
                StatusCodes.Status413PayloadTooLarge,
                string.Create(CultureInfo.InvariantCulture, $"The log records come to more than {options.MaxMapped >> 20} MiB once each has the attributes of its resource. Send them in smaller parts."));
        }
    }
}
