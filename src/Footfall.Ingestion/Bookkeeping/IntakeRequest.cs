using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Writing;
using Microsoft.AspNetCore.Http;

namespace Footfall.Ingestion.Bookkeeping;

/// <summary>
/// A request that brings events, from the moment its route is known: <see cref="IntakeFilter"/> begins it, the body and the
/// gate note what they see. Formats need not hand it on: it goes along with the request's flow of control.
/// </summary>
public sealed class IntakeRequest
{
    /// <summary>Bytes of a record or body that are kept when it is not taken.</summary>
    public const int MostKept = 64 << 10;

    private static readonly AsyncLocal<IntakeRequest?> Ambient = new();

    /// <summary>The request that is being answered; null outside of one.</summary>
    public static IntakeRequest? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>Its id: what the answer's <c>X-Request-Id</c> says, and the batch of its events.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Name of the format.</summary>
    public required string Protocol { get; init; }

    /// <summary>When it came in; for a replay when it first did, so that clocks are corrected as they would have been.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Whether records that were rejected earlier are sent again from inside.</summary>
    public bool IsReplay { get; init; }

    /// <summary>Where it went, so that it can be sent there again.</summary>
    public RequestFacts Facts { get; init; } = new();

    /// <summary>What the answer says, where that is a text or a problem.</summary>
    public string Answer { get; internal set; } = "";

    /// <summary>Bytes of the body after decompression; 0 when it was not read.</summary>
    public int Bytes { get; private set; }

    /// <summary>What the gate took; null when it was given nothing.</summary>
    public DeliveryFacts? Delivery { get; private set; }

    /// <summary>What became of it.</summary>
    public WriteResult? Result { get; private set; }

    /// <summary>Why the whole body was refused; one of <see cref="RejectionReason"/>.</summary>
    public string Reason { get; private set; } = RejectionReason.InvalidJson;

    /// <summary>Begin of a body that was read and not taken.</summary>
    internal ReadOnlyMemory<byte> Head { get; private set; }

    /// <summary>When the request that is being answered came in, in the eyes of the format's clock correction.</summary>
    public static DateTimeOffset ReceivedOr(DateTimeOffset now) => Current is { IsReplay: true } replay ? replay.Received : now;

    /// <summary>The batch of the events of the request that is being answered.</summary>
    public static Guid BatchOr(DateTimeOffset received) => Current?.Id ?? Guid.CreateVersion7(received);

    /// <summary>Says why the whole body is refused, where that is not <see cref="RejectionReason.InvalidJson"/>.</summary>
    public void RefuseBecause(string reason) => Reason = reason;

    /// <summary>Whether an answer of this status means that the body as a whole is no valid one.</summary>
    internal bool IsUnreadable(int status) => Delivery is null && status == StatusCodes.Status400BadRequest && Head.Length > 0;

    internal void Deliver(DeliveryFacts delivery, WriteResult result) => (Delivery, Result) = (delivery, result);

    /// <summary>Keeps the begin of a body whose buffer is about to be used by another request.</summary>
    internal void KeepBody(ReadOnlySpan<byte> body)
    {
        Bytes = body.Length;
        if (Delivery is null && !IsReplay)
        {
            Head = body[..Math.Min(body.Length, MostKept)].ToArray();
        }
    }
}
