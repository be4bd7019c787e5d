using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Footfall.Model;
using Footfall.Model.WorkingTime;

namespace Footfall.Ingestion.WorkingTime;

/// <summary>What rows of working time of one user, org and batch have in common.</summary>
internal readonly record struct WorkRowHead
{
    /// <summary>Sender of the rows that Footfall computes, which tells them from those that a platform sends.</summary>
    internal const string Sender = "working-time";

    internal required Guid Batch { get; init; }

    internal required DateTimeOffset Received { get; init; }

    internal string? UserId { get; init; }

    internal string? UserName { get; init; }

    internal string? UserEmail { get; init; }

    internal string? OrgId { get; init; }

    internal string? OrgSlug { get; init; }

    internal static WorkRowHead Of(Event e) => new()
    {
        Batch = e.Batch,
        Received = e.Received,
        UserId = e.UserId,
        UserName = e.UserName,
        UserEmail = e.UserEmail,
        OrgId = e.OrgId,
        OrgSlug = e.OrgSlug,
    };

    /// <summary>
    /// The row of one place, as CVAT writes it (<c>specs/cvat.md</c> 2.1). Its id follows from what it is the row of, so that the same row
    /// computed again is the same row.
    /// </summary>
    /// <param name="slot">The quarter hour that the row is of; 0 where a row is of a whole request.</param>
    /// <param name="place">What was worked on.</param>
    /// <param name="bucket">What was counted.</param>
    internal Event ToRow(long slot, WorkPlace place, WorkBucket bucket)
    {
        var milliseconds = bucket.Sum / 1000;
        return new Event
        {
            Id = IdOf(slot, place),
            Batch = Batch,
            Position = bucket.Position,
            Time = DateTimeOffset.UnixEpoch.AddMicroseconds(bucket.Start),
            Received = Received,
            Scope = Scope.WorkingTime,
            Kind = EventKind.Usage,
            Source = Source.Server,
            Count = 1,
            Duration = (ulong)milliseconds,
            ProjectId = place.ProjectId,
            TaskId = place.TaskId,
            JobId = place.JobId,
            UserId = UserId,
            UserName = UserName,
            UserEmail = UserEmail,
            OrgId = OrgId,
            OrgSlug = OrgSlug,
            RequestId = Batch.ToString("D"),
            Payload = $"{{\"working_time\": {milliseconds}, \"request\": {{\"id\": \"{Batch:D}\"}}}}",
        };
    }

    /// <summary>The id of the row of a place.</summary>
    internal Guid IdOf(long slot, WorkPlace place)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes<object?[]>([Batch, UserId, OrgId ?? OrgSlug, slot, place.ProjectId, place.TaskId, place.JobId]);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, XxHash128.HashToUInt128(text));

        // Version and variant of a UUID v8 (RFC 9562, section 5.8).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
