using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Footfall.Model;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>A record that was not taken, to be read and replayed.</summary>
internal sealed record DeadLetter
{
    /// <summary>Position of a body that was refused as a whole.</summary>
    internal const int WholeBody = -1;

    internal required Guid Id { get; init; }

    internal required DateTimeOffset Time { get; init; }

    /// <summary>The same for all records of one request.</summary>
    internal required Guid Batch { get; init; }

    internal required Caller Caller { get; init; }

    internal required string Protocol { get; init; }

    internal required int Position { get; init; }

    internal required string Reason { get; init; }

    internal required string Message { get; init; }

    /// <summary>As sent, at most <see cref="IntakeRequest.MostKept"/> bytes of it; base64 where it is no UTF-8.</summary>
    internal required string Content { get; init; }

    /// <summary>Bytes as sent.</summary>
    internal required int Bytes { get; init; }

    internal bool IsCut { get; init; }

    internal bool IsBase64 { get; init; }

    internal required RequestFacts Facts { get; init; }

    /// <summary>Bytes besides the content: the message, who sent it and how.</summary>
    internal const int Around = 500;

    /// <summary>Bytes that count against the most that is kept.</summary>
    internal long KeptBytes => (Math.Min(Bytes, IntakeRequest.MostKept) * (IsBase64 ? 4L : 3L) / 3) + Around;

    internal static List<DeadLetter> Of(DeliveryFacts delivery, DateTimeOffset time, RequestFacts facts)
    {
        return [.. delivery.Rejected.Select(rejection =>
        {
            var bytes = Encoding.UTF8.GetByteCount(rejection.Content);
            return new DeadLetter
            {
                Id = Guid.CreateVersion7(time),
                Time = time,
                Batch = delivery.Batch,
                Caller = delivery.Caller,
                Protocol = delivery.Protocol,
                Position = rejection.Index,
                Reason = rejection.Reason,
                Message = rejection.Message,
                Content = bytes > IntakeRequest.MostKept ? Text(Encoding.UTF8.GetBytes(rejection.Content)) : rejection.Content,
                Bytes = bytes,
                IsCut = bytes > IntakeRequest.MostKept,
                Facts = facts,
            };
        })];
    }

    internal static DeadLetter OfBody(IntakeRequest request, Caller caller)
    {
        var head = request.Head.Span;
        var isText = Utf8.IsValid(head[..WholeCharacters(head)]);
        return new DeadLetter
        {
            Id = Guid.CreateVersion7(request.Received),
            Time = request.Received,
            Batch = Guid.CreateVersion7(request.Received),
            Caller = caller,
            Protocol = request.Protocol,
            Position = WholeBody,
            Reason = request.Reason,
            Message = request.Answer,
            Content = isText ? Text(head) : Convert.ToBase64String(head),
            Bytes = request.Bytes,
            IsCut = request.Bytes > head.Length,
            IsBase64 = !isText,
            Facts = request.Facts,
        };
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, IntakeRequest.MostKept)];
        return Encoding.UTF8.GetString(bytes[..WholeCharacters(bytes)]);
    }

    /// <summary>The length without the begin of a character that was cut in two; the whole length where that is not what is wrong.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < IntakeRequest.MostKept)
        {
            return bytes.Length;
        }

        var status = Rune.DecodeLastFromUtf8(bytes, out _, out var length);
        return status == OperationStatus.NeedMoreData || (status == OperationStatus.InvalidData && length < 4 && IsCutCharacter(bytes[^length..])) ? bytes.Length - length : bytes.Length;
    }

    private static bool IsCutCharacter(ReadOnlySpan<byte> end) => Rune.DecodeFromUtf8(end, out _, out _) == OperationStatus.NeedMoreData;
}
